import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWK, JWTHeaderParameters } from 'jose';
import { playgroundClients } from '../../electron/playground/playground-client.ts';
import { startPlaygroundServer } from '../../electron/playground/playground-server.ts';
import type { RunningPlayground } from '../../electron/playground/playground-server.ts';

/** The client secret that the test's playground knows. */
export const playgroundSecret = 'a secret of more than thirty-two bytes';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A playground with keys of the test's own, and requests to it as any client would make them. */
export interface PlaygroundUnderTest extends RunningPlayground {
  /** Signs claims with the clients' key, over what a sound assertion of that client holds. */
  sign(clientId: string, claims?: Readonly<Record<string, unknown>>, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** Posts a token request with these parameters. */
  token(parameters: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Posts a token request of a client that authenticates with a fresh assertion. */
  tokenAs(clientId: string, parameters: Readonly<Record<string, string>>): Promise<Answer>;
  /** Calls the API. */
  call(token: string | null, init?: RequestInit): Promise<Answer & { readonly challenge: string | null }>;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body's member as text; empty when it is none. */
  readonly text: (member: string) => string;
}

export async function playgroundUnderTest(): Promise<PlaygroundUnderTest> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const publicJwk: JWK = { ...(await exportJWK(publicKey)), kid: 'test' };
  const server = await startPlaygroundServer(
    0,
    playgroundClients.map((client) => ({ client, credential: client.credential === 'key' ? { publicJwk } : { secret: playgroundSecret } })),
  );
  const { issuer, tokenEndpoint, apiUrl } = server.addresses;

  const sign: PlaygroundUnderTest['sign'] = (clientId, claims = {}, header = {}) => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: clientId, sub: clientId, aud: issuer, jti: crypto.randomUUID(), iat: now, exp: now + 60, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'client-authentication+jwt', ...header })
      .sign(privateKey);
  };
  const token: PlaygroundUnderTest['token'] = async (parameters, headers = {}) =>
    answerOf(await fetch(tokenEndpoint, { method: 'POST', headers, body: new URLSearchParams(parameters) }));

  return {
    ...server,
    sign,
    token,
    tokenAs: async (clientId, parameters) =>
      token({ ...parameters, client_assertion_type: assertionType, client_assertion: await sign(clientId) }),
    call: async (accessToken, init = {}) => {
      const headers = accessToken === null ? {} : { authorization: `Bearer ${accessToken}` };
      const response = await fetch(apiUrl, { headers, ...init });
      return { ...(await answerOf(response)), challenge: response.headers.get('www-authenticate') };
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body, text: (member) => (typeof body[member] === 'string' ? body[member] : '') };
}
