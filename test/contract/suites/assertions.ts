import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { faultOf, invalid, missing } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { registration } from '../../support/registration.ts';

export function assertionsSuite(open: OpenHost): void {
  describe('assertions', () => {
    const host = hostFor(open);
    let key: Key;
    let client: ClientRegistration;
    beforeAll(async () => {
      key = await host.client.keys.generate({ name: 'Signing key', alg: 'ES256' });
      client = await host.client.clients.create(registration({ keyId: key.id }));
    });

    const sign = (header: Record<string, unknown>, claims: Record<string, unknown>, at?: number) =>
      host.client.assertions.sign({ clientId: client.id, assertion: { header, claims }, ...(at === undefined ? {} : { at }) });

    test('resolves the placeholders at the time given and signs with the client’s key', async () => {
      const claims = {
        iss: '{{client_id}}',
        aud: '{{issuer}}',
        endpoint: '{{token_endpoint}}',
        iat: '{{now}}',
        exp: '{{now+60}}',
        jti: '{{uuid}}',
        text: 'at {{now}}',
      };
      const signed = await sign({ alg: 'ES256', kid: key.kid }, claims, 1_700_000_000_500);
      expect(signed.claims).toEqual({
        iss: 'billing',
        aud: 'https://as.example',
        endpoint: 'https://as.example/token',
        iat: 1_700_000_000,
        exp: 1_700_000_060,
        jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
        text: 'at 1700000000',
      });
      expect(decodeJwt(signed.token)).toEqual(signed.claims);
      expect(decodeProtectedHeader(signed.token)).toEqual(signed.header);
      expect(signed).toMatchObject({ key: { id: key.id, name: 'Signing key', kid: key.kid } });
      const publicKey = await importJWK(key.publicJwk ?? {}, 'ES256');
      await jwtVerify(signed.token, publicKey, { currentDate: new Date(1_700_000_000_000) });
    });

    test('what is signed is what was asked for, however odd', async () => {
      const claims = JSON.parse('{"exp":"never","__proto__":{"a":1},"nested":[{"ümlaut":"\\u0000<b>"}],"big":12345678901234567000}');
      const { token } = await sign({ alg: 'ES256', typ: 7 }, claims);
      expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).toBe(JSON.stringify(claims));
      expect(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).toBe('{"alg":"ES256","typ":7}');
    });

    test('an unsecured JWT is made on request', async () => {
      const signed = await sign({ alg: 'none' }, { sub: 's' });
      expect(signed.token).toMatch(/^[\w-]+\.[\w-]+\.$/);
      expect(signed.key).toBeNull();
    });

    test('a key that does not fit the alg is refused, with the fix', async () => {
      const fault = await faultOf(sign({ alg: 'RS256' }, {}));
      expect(fault).toMatchObject({ code: 'INVALID_INPUT', defined: true, data: { field: expect.any(String), fix: expect.any(String) } });
    });

    test('an unknown placeholder is refused by its place', async () => {
      expect(await faultOf(sign({ alg: 'ES256' }, { aud: '{{audience}}' }))).toEqual(invalid('claims.aud'));
    });

    test('a client without a key is told so', async () => {
      const { id } = await host.client.clients.create(registration({ name: 'Keyless' }));
      expect(await faultOf(host.client.assertions.sign({ clientId: id, assertion: { header: { alg: 'ES256' }, claims: {} } }))).toEqual(
        invalid('keyId'),
      );
    });

    test('a secret shorter than the hash signs with a warning', async () => {
      const { id } = await host.client.clients.create(registration({ method: 'client_secret_jwt', alg: 'HS256', secret: 'short' }));
      const signed = await host.client.assertions.sign({ clientId: id, assertion: { header: { alg: 'HS256' }, claims: {} } });
      expect(signed.warnings.join(' ')).toMatch(/40/);
      await jwtVerify(signed.token, new TextEncoder().encode('short'));
    });

    test('header and payload are signed byte by byte as they are written', async () => {
      const header = '{ "alg":"ES256",\n"typ":"JWT", "typ":"at+jwt" }';
      const payload = '{"exp":1e3,"exp":2,"sub":"\\u00fc ü 🔑 {{now}}" }';
      const signed = await host.client.assertions.signExact({ keyId: key.id, alg: 'ES256', header, payload });
      expect(
        signed.token
          .split('.')
          .slice(0, 2)
          .map((part) => Buffer.from(part, 'base64url').toString()),
      ).toEqual([header, payload]);
      expect(signed).toMatchObject({ key: { id: key.id, name: 'Signing key', kid: key.kid }, warnings: [] });
      await compactVerify(signed.token, await importJWK(key.publicJwk ?? {}, 'ES256'));
    });

    test('what is no JSON is signed too, and a header that says something else is remarked on', async () => {
      const words = async (header: string) =>
        (await host.client.assertions.signExact({ keyId: key.id, alg: 'ES256', header, payload: 'no JSON' })).warnings.join(' ');
      expect(await words('{"alg":"RS256"}')).toMatch(/“alg” is "RS256"; the signature was made with ES256/);
      expect(await words('{"alg":')).toMatch(/no JSON object/);
    });

    test('what cannot be computed exactly is refused by its place', async () => {
      const signExact = (change: object) =>
        host.client.assertions.signExact({ keyId: key.id, alg: 'ES256', header: '{"alg":"ES256"}', payload: '{}', ...change });
      expect(await faultOf(signExact({ alg: 'RS256' }))).toEqual(invalid('alg'));
      expect(await faultOf(signExact({ payload: '{"a":"\ud83d"}' }))).toMatchObject({ data: { field: 'payload', position: 6 } });
      expect(await faultOf(signExact({ keyId: 'gone' }))).toEqual(missing('key', 'gone'));
    });

    test('names the client that is not there', async () => {
      const call = host.client.assertions.sign({ clientId: 'nowhere', assertion: { header: {}, claims: {} } });
      expect(await faultOf(call)).toEqual(missing('client', 'nowhere'));
    });
  });
}
