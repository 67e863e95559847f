import { basicCredentials, standardBasicEncoding, type BasicEncodingName } from './basic-credentials.ts';
import type { WireParameter } from './form.ts';
import type { WireHeader } from './wire-request.ts';
import type { SecretMark } from './wire-text.ts';

/** What a client authenticates with. Marks carry the text where the request is sent, and none where it is previewed. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly secret: SecretMark;
  /** A signed JWT for RFC 7523 2.2. */
  readonly clientAssertion: SecretMark;
  /** Whether `client_id` goes into the form where the method can do without it. */
  readonly sendClientId: boolean;
  /** How `client_secret_basic` writes id and secret; form-encoded unless said. */
  readonly basicEncoding?: BasicEncodingName | undefined;
}

/** What a method adds to a token request. */
export interface AuthenticationParts {
  readonly headers: readonly WireHeader[];
  readonly parameters: readonly WireParameter[];
}

/** Authenticates a client: one of these for each method. */
export type ClientAuthentication = (credentials: ClientCredentials) => AuthenticationParts;

/** A way for a client to authenticate to the token endpoint (OpenID Connect Core 9, RFC 6749 2.3). */
export interface ClientAuthenticationMethod {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** What the registration must hold for it. */
  readonly credential: 'secret' | 'key' | 'nothing';
  /** Whether it sends a signed client assertion (RFC 7523 2.2). */
  readonly assertion: boolean;
  readonly authenticate: ClientAuthentication;
}

/** `client_assertion_type` for a JWT (RFC 7523 2.2). */
export const jwtAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function clientIdParameter(credentials: ClientCredentials): WireParameter {
  return { name: 'client_id', value: [credentials.clientId] };
}

/** RFC 7523 2.2: the assertion in the form, whoever signed it. */
const withAssertion: ClientAuthentication = (credentials) => ({
  headers: [],
  parameters: [
    ...(credentials.sendClientId ? [clientIdParameter(credentials)] : []),
    { name: 'client_assertion_type', value: [jwtAssertionType] },
    { name: 'client_assertion', value: [credentials.clientAssertion] },
  ],
});

/** RFC 6749 2.3.1: id and secret are each form-encoded before they are joined and base64-encoded, unless the server is known to want otherwise. */
const withBasic: ClientAuthentication = ({ clientId, secret, basicEncoding = standardBasicEncoding }) => {
  const pair = secret.text === undefined ? {} : { text: basicPair(clientId, secret.text, basicEncoding) };
  return { headers: [{ name: 'authorization', value: ['Basic ', { secret: 'basic_credentials', ...pair }] }], parameters: [] };
};

/** Throws for characters that the encoding does not have, which is to be found out before. */
function basicPair(clientId: string, secret: string, encoding: BasicEncodingName): string {
  const credentials = basicCredentials(clientId, secret, encoding);
  if (credentials === null) throw new Error(`the credentials cannot be written as ${encoding}`);
  return credentials;
}

const withSecretInForm: ClientAuthentication = (credentials) => ({
  headers: [],
  parameters: [clientIdParameter(credentials), { name: 'client_secret', value: [credentials.secret] }],
});

const withNothing: ClientAuthentication = (credentials) => ({
  headers: [],
  parameters: credentials.sendClientId ? [clientIdParameter(credentials)] : [],
});

/** The one table of client authentication methods. */
export const clientAuthenticationMethods = [
  {
    name: 'private_key_jwt',
    title: 'Assertion signed with the private key',
    source: 'OpenID Connect Core 9',
    credential: 'key',
    assertion: true,
    authenticate: withAssertion,
  },
  {
    name: 'client_secret_jwt',
    title: 'Assertion signed with the client secret',
    source: 'OpenID Connect Core 9',
    credential: 'secret',
    assertion: true,
    authenticate: withAssertion,
  },
  {
    name: 'client_secret_basic',
    title: 'Secret in the Authorization header',
    source: 'RFC 6749 2.3.1',
    credential: 'secret',
    assertion: false,
    authenticate: withBasic,
  },
  {
    name: 'client_secret_post',
    title: 'Secret in the form body',
    source: 'RFC 6749 2.3.1',
    credential: 'secret',
    assertion: false,
    authenticate: withSecretInForm,
  },
  {
    name: 'none',
    title: 'No authentication, client_id only',
    source: 'RFC 6749 3.2.1',
    credential: 'nothing',
    assertion: false,
    authenticate: withNothing,
  },
] as const satisfies readonly ClientAuthenticationMethod[];

export type ClientAuthenticationMethodName = (typeof clientAuthenticationMethods)[number]['name'];

export const clientAuthenticationMethodNames = clientAuthenticationMethods.map((method) => method.name) as [
  ClientAuthenticationMethodName,
  ...ClientAuthenticationMethodName[],
];

/** The table's entry for a method. */
export function clientAuthenticationMethod(name: ClientAuthenticationMethodName): ClientAuthenticationMethod {
  const method = clientAuthenticationMethods.find((entry) => entry.name === name);
  if (method === undefined) throw new Error(`unknown client authentication method ${name}`);
  return method;
}
