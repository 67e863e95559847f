import type { SignedAssertion } from '../../core/contract/assertions.ts';
import type { CallExchange } from '../../core/contract/calls.ts';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { StoredToken, TokenExchange } from '../../core/contract/tokens.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { workbenchDraft } from '../../renderer/features/workbench/draft/workbench-draft.ts';
import type { Situation } from '../../renderer/features/workbench/run/situation.ts';

/** 2026-01-01T00:00:00Z, the instant that workbench tests play at. */
export const testInstant = Date.UTC(2026, 0, 1);

export const testClient: ClientRegistration = {
  id: 'acme',
  name: 'Acme',
  clientId: 'acme-7f3a',
  issuer: 'https://as.example',
  tokenEndpoint: 'https://as.example/token',
  jwksUri: '',
  method: 'private_key_jwt',
  alg: 'ES256',
  keySetId: null,
  keyId: 'k1',
  secretEncoding: 'utf8',
  scope: 'read',
  resource: '',
  audience: '',
  parameters: [],
  template: {
    audience: { kind: 'issuer', value: '' },
    lifetime: 60,
    typ: '',
    iat: true,
    nbf: false,
    jti: true,
    certificateParameters: [],
    sendClientId: false,
    header: {},
    claims: {},
  },
  apiUrl: 'https://api.example/v1/things',
  secret: null,
  origin: 'person',
  createdAt: testInstant,
  updatedAt: testInstant,
};

export function testToken(change: Partial<StoredToken> = {}): StoredToken {
  return {
    id: 't1',
    clientId: 'acme',
    kind: 'access_token',
    form: 'jws',
    tokenType: 'Bearer',
    scope: 'read',
    typ: 'at+jwt',
    issuer: 'https://as.example',
    audience: ['https://api.example'],
    receivedAt: testInstant,
    expiresAt: testInstant + 600_000,
    grant: 'client_credentials',
    replaced: false,
    ...change,
  };
}

export function testSituation(change: { tokens?: StoredToken[]; client?: Partial<ClientRegistration> } = {}): Situation {
  const client = { ...testClient, ...change.client };
  return { client, draft: workbenchDraft(initialDraft(client, { kid: 'kid-1' })), tokens: change.tokens ?? [] };
}

export const testAssertion: SignedAssertion = {
  token: 'e30.e30.c2ln',
  header: { alg: 'ES256' },
  claims: { exp: testInstant / 1000 + 60 },
  signedAt: testInstant,
  key: { id: 'k1', name: 'acme-2026', kid: 'kid-1' },
  warnings: [],
};

const timings = { dns: 1, connect: 2, tls: 5, firstByte: 30, total: 35 };

type Response = NonNullable<TokenExchange['response']>;

function response(status: number, text: Response['body']['text'] = ['{}']): Response {
  return {
    status,
    statusText: '',
    headers: [],
    body: { format: 'json', text, hex: null, bytes: 2, truncated: false },
    timings,
    clockOffset: 0,
    peerCertificate: null,
  };
}

export function testExchange(change: Partial<TokenExchange> & { status?: number; body?: Response['body']['text'] } = {}): TokenExchange {
  const { status = 200, body, ...rest } = change;
  return {
    id: 'e1',
    startedAt: testInstant,
    request: { method: 'POST', url: 'https://as.example/token', headers: [], body: null },
    response: response(status, body),
    failure: null,
    notes: [],
    clientId: 'acme',
    grant: 'client_credentials',
    assertion: testAssertion,
    answer: { kind: 'success', tokenType: 'Bearer', expiresIn: 600, scope: 'read' },
    tokens: [testToken()],
    ...rest,
  };
}

export function testCall(status = 200): CallExchange {
  return {
    id: 'c1',
    startedAt: testInstant,
    request: { method: 'GET', url: 'https://api.example/v1/things', headers: [], body: null },
    response: response(status),
    failure: null,
    notes: [],
    challenges: [],
  };
}
