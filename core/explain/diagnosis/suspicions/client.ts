import type { ClientAuthenticationMethodName } from '../../../oauth/client-authentication.ts';
import type { Fix } from '../../fix.ts';
import { shownValue } from '../../shown-value.ts';
import type { DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector } from '../suspicion.ts';

/** A server that says that it does not know the client, and a client_id that nobody means to have. */
export const clientDetector: Detector = ({ registration, clientId, said, use }) => {
  if (clientId === null || use === 'access-token') return null;
  const named = said.specific && said.checks?.[0] === 'client';
  const plain = clientId.trim();
  const inexact = plain !== clientId;
  if (!named && !inexact) return null;
  const fix: Fix = {
    title: `Correct the client_id to ${shownValue(plain)}`,
    changes: [{ of: 'registration', change: 'set', name: 'clientId', value: plain }],
  };
  return {
    id: 'client-unknown',
    check: 'client',
    strength: named ? 'certain' : 'probable',
    title: inexact
      ? `The registration’s client_id is ${JSON.stringify(clientId)}, with white space around it; the server knows it without.`
      : `The server knows no client ${shownValue(clientId)}.`,
    advice: inexact
      ? null
      : 'Compare the client_id with the server’s registration, letter by letter, and look whether it belongs to this environment and tenant.',
    fix: inexact && registration !== undefined ? fix : null,
  };
};

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
