import type { ClientAuthenticationMethodName } from '../../../oauth/client-authentication.ts';
import type { Fix } from '../../fix.ts';
import { shownValue } from '../../shown-value.ts';
import { nearestName } from '../../edit-distance.ts';
import { sentParameter, type DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector, SuspicionParts } from '../suspicion.ts';

/** A server that says that it does not know the client, and a client_id that nobody means to have. */
export const clientDetector: Detector = (facts) => {
  const { clientId, said, use } = facts;
  if (clientId === null || use === 'access-token') return null;
  const named = said.specific && said.checks?.[0] === 'client';
  if (clientId.trim() !== clientId) return surrounded(facts, clientId, named);
  if (!named) return null;
  const sent = sentClientIds(facts);
  // A server that was told of another client says nothing of this one.
  const other = sent.find((each) => each !== clientId);
  return other === undefined ? unknown(facts, clientId) : otherSent(facts, other, clientId);
};

/** By what a server can look the client up: “sub” and “iss” of the assertion, and the parameter. */
function sentClientIds({ use, claims, request }: DiagnosisFacts): readonly string[] {
  const { sub, iss } = use === 'client-assertion' ? (claims ?? {}) : {};
  const parameter = sentParameter(request, 'client_id');
  return [sub, iss, parameter?.value].filter((each) => typeof each === 'string');
}

function surrounded({ registration }: DiagnosisFacts, clientId: string, named: boolean): SuspicionParts {
  return {
    id: 'client-unknown',
    check: 'client',
    strength: named ? 'certain' : 'probable',
    title: `The registration’s client_id is ${JSON.stringify(clientId)}, with white space around it, which counts.`,
    fix: registration === undefined ? null : correctClientId(clientId.trim()),
  };
}

/** What the assertion says of another client has a rule of its own; a parameter alone has none. */
function otherSent({ claims, use }: DiagnosisFacts, sent: string, clientId: string): SuspicionParts | null {
  if (use === 'client-assertion' && claims !== null) return null;
  return {
    id: 'client-unknown',
    check: 'client',
    strength: 'certain',
    title: `“client_id” was sent as ${shownValue(sent)}, and the registration’s is ${shownValue(clientId)}.`,
    fix: {
      title: 'Send the registration’s client_id',
      changes: [{ of: 'parameters', change: 'set', name: 'client_id', value: '{{client_id}}' }],
    },
  };
}

function unknown({ otherClientIds = [], registration }: DiagnosisFacts, clientId: string): SuspicionParts {
  const near = nearestName(clientId, otherClientIds);
  const title = `The server knows no client ${shownValue(clientId)}.`;
  if (near === null || registration === undefined) {
    const advice =
      'Compare the client_id with the server’s registration, letter by letter, and look whether it belongs to this environment and tenant.';
    return { id: 'client-unknown', check: 'client', strength: 'certain', title, advice };
  }
  return {
    id: 'client-unknown',
    check: 'client',
    strength: 'certain',
    title,
    because: [`A registration that is held for the same server has nearly this client_id: ${shownValue(near)}.`],
    advice: 'Compare the two letter by letter with the server’s registration.',
    fix: correctClientId(near),
  };
}

function correctClientId(clientId: string): Fix {
  return {
    title: `Correct the client_id to ${shownValue(clientId)}`,
    changes: [{ of: 'registration', change: 'set', name: 'clientId', value: clientId }],
  };
}

const methodWords: Readonly<Record<string, string>> = {
  assertion: 'an assertion',
  client_secret_basic: 'a secret in the Authorization header',
  client_secret_post: 'a secret in the form',
  none: 'nothing but its client_id',
};

/** A server that says that the client is registered with another method. */
export const methodDetector: Detector = (facts) => {
  const { said, methods, registration } = facts;
  const [only = 'none'] = methods;
  if (!said.specific || said.checks?.[0] !== 'method' || registration === undefined) return null;
  const other = otherMethod(facts);
  return {
    id: 'method-mismatch',
    check: 'method',
    strength: 'certain',
    title: `The client authenticates with ${methodWords[only] ?? only}, and the server has it registered with another method.`,
    advice: other === null ? 'Look up the method of its registration at the server; it has to be the one chosen here.' : null,
    fix: other === null ? null : chooseMethod(other),
  };
};

/** The other method for which the credential is held. */
function otherMethod({ methods, secret, signingKey }: DiagnosisFacts): ClientAuthenticationMethodName | null {
  if (methods.includes('assertion')) return secret === undefined ? null : 'client_secret_basic';
  return signingKey === undefined ? null : 'private_key_jwt';
}

function chooseMethod(method: ClientAuthenticationMethodName): Fix {
  return {
    title: `Authenticate with ${method}`,
    changes: [
      { of: 'request', change: 'set', name: 'method', value: method },
      { of: 'registration', change: 'set', name: 'method', value: method },
    ],
  };
}
