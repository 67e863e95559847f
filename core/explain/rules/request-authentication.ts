import { basicEncodings, standardBasicEncoding } from '../../oauth/basic-credentials.ts';
import { decodeFormText, encodeFormText } from '../../oauth/form.ts';
import {
  clientAuthenticationMethodNames,
  jwtAssertionType,
  type ClientAuthenticationMethodName,
} from '../../oauth/client-authentication.ts';
import { jwtBearerGrant } from '../../oauth/grants.ts';
import { fapi2, openidCore, rfc } from '../../jose/sources.ts';
import { nearestName } from '../edit-distance.ts';
import { assertionUses, type RegistrationEvidence } from '../evidence.ts';
import { chooseBasicEncoding, type DraftChange, type Fix } from '../fix.ts';
import { rule, type Found } from '../rule.ts';
import { shownValue } from '../shown-value.ts';
import { textNearMiss } from '../text-near-miss.ts';
import {
  authorization,
  parametersNamed,
  parameterValue,
  removed,
  setParameter,
  shownAuthentication,
  type ShownAuthentication,
} from './sent-request.ts';

const typeMember = ['parameters', 'client_assertion_type'] as const;
const setType = setParameter('client_assertion_type', jwtAssertionType, 'Set “client_assertion_type” to the one for a JWT');
const samlType = 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer';

const methodWords: Readonly<Record<ShownAuthentication, string>> = {
  assertion: 'a “client_assertion”',
  secret: 'a “client_secret”',
  basic: 'an Authorization header with Basic',
};

/** How the client says in the request who it is. */
export const requestAuthenticationRules = [
  rule({
    id: 'REQ-01',
    title: 'The assertion’s type is named exactly',
    about: `With a JWT “client_assertion_type” is “${jwtAssertionType}”, compared character by character. Without it a server does not look at the assertion.`,
    severity: 'error',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(7521, '4.2'), rfc(7523, '2.2')],
    check: ({ request }) => {
      const [sent] = parametersNamed(request, 'client_assertion_type');
      if (sent === undefined || sent.value === '') {
        if (parameterValue(request, 'client_assertion') === null) return null;
        return { message: 'There is a “client_assertion” without “client_assertion_type”.', member: typeMember, fix: setType };
      }
      if (sent.value === jwtAssertionType) return null;
      return {
        message: `“client_assertion_type” is ${shownValue(sent.value)}: ${typeFault(sent.value)}.`,
        member: typeMember,
        fix: setType,
      };
    },
  }),
  rule({
    id: 'REQ-03',
    title: 'The client authenticates in one way, the registered one',
    about:
      'A request with two ways of authenticating must be refused, even if both are right: a secret in the form or in an Authorization header has no place beside an assertion.',
    severity: 'error',
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(6749, '2.3'), rfc(7521, '4.2')],
    check: ({ request, registration }) => {
      const shown = shownAuthentication(request);
      if (shown.length > 1) return doubled(shown, registration);
      const [only] = shown;
      const registered = registration === undefined ? undefined : registeredForm(registration.method);
      if (
        request.endpoint === 'api' ||
        registration === undefined ||
        registered === undefined ||
        only === undefined ||
        only === registered
      ) {
        return null;
      }
      const message = `The request authenticates with ${methodWords[only]}, and the registration says ${registration.method}. A server takes the registered method alone.`;
      const method = methodNamed(registration.method);
      return {
        message,
        member: ['request', 'method'],
        severity: 'warning',
        fix: method === null ? undefined : authenticateWith(method, []),
      };
    },
  }),
  rule({
    id: 'REQ-10',
    title: 'Basic credentials are form-encoded first',
    about:
      'Before client_id and secret are joined by “:” and base64-encoded, each is form-encoded. Only what holds other characters than letters and digits shows the difference, and servers that skip it then see another client.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['request'],
    partly: ['registration'],
    sources: [rfc(6749, '2.3.1')],
    check: ({ request, registration }) => {
      const field = authorization(request);
      if (field?.scheme.toLowerCase() !== 'basic' || request.endpoint === 'api') return null;
      return field.sent.secret === null ? unencodedPair(field.rest) : (otherwiseEncoded(registration) ?? encodedId(registration));
    },
  }),
  rule({
    id: 'REQ-18',
    title: 'The client authenticates with a key of its own',
    about:
      'A shared secret lies on both sides and goes over the wire or signs for both. With a private key only the client can sign, and the server has nothing that could be stolen.',
    severity: { base: 'information', fapi2: 'error' },
    uses: assertionUses,
    needs: ['request'],
    sources: [rfc(9700, '2.5'), fapi2('5.3.2.1'), openidCore('9', 'ClientAuthentication')],
    check: ({ request, registration }) => {
      if (request.endpoint === 'api') return null;
      const shown = shownAuthentication(request);
      const jwtSecret = shown.includes('assertion') && registration?.method === 'client_secret_jwt';
      const [shared] = shown.filter((each) => each !== 'assertion');
      if (shared === undefined && !jwtSecret) return null;
      const what = shared === undefined ? 'an assertion signed with the client secret' : methodWords[shared];
      return {
        message: `The client authenticates with ${what}, a secret that the server holds too. A key pair (private_key_jwt) or a client certificate is safer.`,
        member: ['request', 'method'],
      };
    },
  }),
];

function typeFault(type: string): string {
  if (type === samlType) return 'that is for a SAML assertion';
  if (type === jwtBearerGrant) return 'that is the “grant_type” of the JWT bearer grant';
  const near = textNearMiss(type, jwtAssertionType);
  if (near !== null) return `it ${near.clause}`;
  return nearestName(type, [jwtAssertionType]) === null ? `a JWT has “${jwtAssertionType}”` : `it must be “${jwtAssertionType}”`;
}

const forms: Readonly<Record<ClientAuthenticationMethodName, ShownAuthentication | undefined>> = {
  private_key_jwt: 'assertion',
  client_secret_jwt: 'assertion',
  client_secret_basic: 'basic',
  client_secret_post: 'secret',
  none: undefined,
};

function methodNamed(name: string): ClientAuthenticationMethodName | null {
  return clientAuthenticationMethodNames.find((each) => each === name) ?? null;
}

function registeredForm(method: string): ShownAuthentication | undefined {
  const name = methodNamed(method);
  return name === null ? undefined : forms[name];
}

function authenticateWith(method: ClientAuthenticationMethodName, changes: readonly DraftChange[]): Fix {
  return {
    title: `Authenticate with ${method} alone`,
    changes: [{ change: 'set', of: 'request', name: 'method', value: method }, ...changes],
  };
}

/** What a draft has to lose so that one way is left. */
const foreignParameters: Readonly<Record<ShownAuthentication, readonly string[]>> = {
  assertion: ['client_secret'],
  secret: ['client_assertion', 'client_assertion_type', 'client_secret'],
  basic: ['client_assertion', 'client_assertion_type', 'client_secret'],
};

function doubled(shown: readonly ShownAuthentication[], registration: RegistrationEvidence | undefined): Found {
  const method = methodNamed(registration?.method ?? 'private_key_jwt') ?? 'private_key_jwt';
  const kept = forms[method] ?? 'assertion';
  const message = `The request carries ${shown.map((each) => methodWords[each]).join(' and ')}. One way of authenticating is allowed, and servers refuse two.`;
  const member = shown.includes('secret') ? (['parameters', 'client_secret'] as const) : (['request', 'headers', 'authorization'] as const);
  return { message, member, fix: authenticateWith(method, foreignParameters[kept].map(removed)) };
}

/** What stands in the header in clear: whether it could have come from the encoding. The secret is never named. */
function unencodedPair(base64: string): Found | null {
  const member = ['request', 'headers', 'authorization'] as const;
  const pair = pairIn(base64);
  if (pair === null) return { message: 'What follows “Basic” is not base64 of a client_id, “:” and a secret.', member, severity: 'error' };
  const fault = [pair.id, pair.secret].some((text) => encodeFormText(decodeFormText(text)) !== text);
  if (!fault) return null;
  const which = encodeFormText(decodeFormText(pair.id)) === pair.id ? 'The secret' : `The client_id, ${shownValue(pair.id)},`;
  return {
    message: `${which} in the Authorization header is not form-encoded: a character in it would be written as %XX. A server that decodes it sees something else.`,
    member,
  };
}

function pairIn(base64: string): { readonly id: string; readonly secret: string } | null {
  try {
    const bytes = Uint8Array.from(atob(base64.trim()), (character) => character.codePointAt(0) ?? 0);
    const text = new TextDecoder().decode(bytes);
    const colon = text.indexOf(':');
    return colon === -1 ? null : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
  } catch {
    return null;
  }
}

function otherwiseEncoded(registration: RegistrationEvidence | undefined): Found | null {
  const encoding = basicEncodings.find(({ name }) => name === (registration?.basicEncoding ?? standardBasicEncoding));
  if (encoding === undefined || encoding.name === standardBasicEncoding) return null;
  return {
    message: `The client_id and secret go into the header ${encoding.title}. A server that keeps to the specification form-decodes them, and sees something else where they hold other characters than letters and digits.`,
    member: ['request', 'headers', 'authorization'],
    fix: chooseBasicEncoding(standardBasicEncoding, 'Form-encode client_id and secret before base64'),
  };
}

function encodedId(registration: RegistrationEvidence | undefined): Found | null {
  const clientId = registration?.clientId ?? '';
  const encoded = encodeFormText(clientId);
  if (encoded === clientId) return null;
  return {
    message: `The client_id ${shownValue(clientId)} goes into the header as ${shownValue(encoded)}, as it must. A server that forgets to decode it knows no such client.`,
    member: ['request', 'headers', 'authorization'],
    severity: 'information',
  };
}
