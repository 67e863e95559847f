import { exportJWK, generateKeyPair } from 'jose';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../core/explain/evidence.ts';
import { keySetEvidence } from '../../core/explain/key-evidence.ts';
import { lint } from '../../core/explain/lint.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { secretEvidence } from '../../core/explain/secret-evidence.ts';
import { checkSignature } from '../../core/explain/signature-evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../support/token-endpoint.ts';

const clientId = 'client-one';
const clientSecret = 'kX9-v2Lq7TzR4nWb8YcE1sJf6HgM3pUa5dQoZiNxKtB';
const asked = { scope: 'payments:read' };
const algorithms = ['ES256', 'PS256', 'RS256', 'Ed25519'];

let endpoint: TokenEndpoint;
beforeAll(async () => {
  endpoint = await startTokenEndpoint();
  endpoint.answerJson({ access_token: 'opaque', token_type: 'Bearer', expires_in: 60 });
});
afterAll(() => endpoint.close());

const metadata = () => ({
  issuer: endpoint.url,
  token_endpoint: `${endpoint.url}/token`,
  token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_jwt'],
  token_endpoint_auth_signing_alg_values_supported: [...algorithms, 'HS256'],
});

/** How each library asks for a token, with nothing set that need not be. */
const libraries = {
  oauth4webapi: {
    privateKeyJwt: (key: CryptoKey) => ask(oauth.PrivateKeyJwt({ key, kid: 'k1' })),
    clientSecretJwt: () => ask(oauth.ClientSecretJwt(clientSecret)),
  },
  'openid-client': {
    privateKeyJwt: (key: CryptoKey) => askOpenId(openid.PrivateKeyJwt({ key, kid: 'k1' })),
    clientSecretJwt: () => askOpenId(openid.ClientSecretJwt(clientSecret)),
  },
};

async function ask(authentication: oauth.ClientAuth): Promise<void> {
  const options = { [oauth.allowInsecureRequests]: true };
  await oauth.clientCredentialsGrantRequest(metadata(), { client_id: clientId }, authentication, asked, options);
}

async function askOpenId(authentication: openid.ClientAuth): Promise<void> {
  const configuration = new openid.Configuration(metadata(), clientId, undefined, authentication);
  openid.allowInsecureRequests(configuration);
  await openid.clientCredentialsGrant(configuration, asked);
}

/** The assertion of the request that came last, with all that its server knows. */
async function received(more: Partial<Evidence>): Promise<Evidence> {
  const text = endpoint.received.at(-1)?.form.get('client_assertion') ?? '';
  return {
    use: 'client-assertion',
    at: Math.floor(Date.now() / 1000),
    profile: baseProfiles.base,
    token: { draft: false, read: readToken(text) },
    issuer: endpoint.url,
    tokenEndpoint: `${endpoint.url}/token`,
    metadata: { url: null, issuer: endpoint.url, document: metadata() },
    ...more,
    ...(more.keys === undefined ? {} : { signature: await checkSignature(text, more.keys) }),
  };
}

function errors(evidence: Evidence): readonly string[] {
  const { findings } = lint(evidence);
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`);
}

describe.each(Object.entries(libraries))('no error is found in what %s sends', (_, library) => {
  it.each(algorithms)('by private_key_jwt with %s', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    await library.privateKeyJwt(privateKey);
    const keys = await keySetEvidence([{ ...(await exportJWK(publicKey)), kid: 'k1', use: 'sig' }], 'the registration');
    const registration = { clientId, method: 'private_key_jwt', alg, jwksUri: null };
    for (const profile of [baseProfiles.base, baseProfiles.oidc, baseProfiles.bis]) {
      const evidence = await received({ profile, registration, keys });
      expect(evidence.signature?.state).toBe('verified');
      expect(errors(evidence)).toEqual([]);
    }
  });

  it('by client_secret_jwt', async () => {
    await library.clientSecretJwt();
    const registration = { clientId, method: 'client_secret_jwt', alg: 'HS256', jwksUri: null };
    const secret = secretEvidence(clientSecret, 'utf8', clientSecret.length * 8);
    expect(errors(await received({ registration, secret }))).toEqual([]);
  });
});
