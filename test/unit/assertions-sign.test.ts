import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { AssertionDraft } from '../../core/contract/assertions.ts';
import type { ClientInput } from '../../core/contract/clients.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { assertionFromTemplate } from '../../core/oauth/draft.ts';
import { faultOf, invalid, missing } from '../support/fault-of.ts';
import { registration } from '../support/registration.ts';
import { openServices } from '../support/service-host.ts';

const services = openServices();
const { client } = services;
afterAll(() => services.close());

let count = 0;
async function stored(changes: Partial<ClientInput> = {}) {
  count += 1;
  return client.clients.create(registration({ name: `Client ${count}`, ...changes }));
}

async function withKey(alg = 'ES256', changes: Partial<ClientInput> = {}) {
  count += 1;
  const key = await client.keys.generate({ name: `Key ${count}`, alg });
  return { key, registered: await stored({ keyId: key.id, alg, ...changes }) };
}

const draft: AssertionDraft = {
  header: { alg: 'ES256', typ: 'JWT' },
  claims: { iss: '{{client_id}}', aud: '{{token_endpoint}}', jti: '{{uuid}}', iat: '{{now}}', exp: '{{now+60}}' },
};

describe('signing', () => {
  test('resolves the placeholders for the instant of signing and signs with the client’s key', async () => {
    const { key, registered } = await withKey();
    const signed = await client.assertions.sign({ clientId: registered.id, assertion: draft });
    const now = services.clock.at / 1000;
    expect(signed).toMatchObject({
      header: draft.header,
      signedAt: services.clock.at,
      key: { id: key.id, name: key.name, kid: key.kid },
      warnings: [],
    });
    expect(signed.claims).toEqual({ iss: 'billing', aud: 'https://as.example/token', jti: expect.any(String), iat: now, exp: now + 60 });
    expect(readToken(signed.token).claims).toEqual(signed.claims);
    expect(await client.tokens.verify({ token: signed.token })).toEqual({ state: 'verified', key: key.name, from: 'held here' });
  });

  test('signs for another instant when one is given', async () => {
    const { registered } = await withKey();
    const { claims } = await client.assertions.sign({ clientId: registered.id, assertion: draft, at: 5999 });
    expect(claims).toMatchObject({ iat: 5, exp: 65 });
  });

  test('names the key’s certificate where the template asks for it, and says what is missing where there is none', async () => {
    const { template } = registration();
    const { key, registered } = await withKey('ES256', { template: { ...template, certificateParameters: ['x5t', 'x5t#S256', 'x5c'] } });
    const assertion = assertionFromTemplate(registered, key.kid);
    expect(await faultOf(client.assertions.sign({ clientId: registered.id, assertion }))).toEqual(invalid('header.x5t'));
    const { certificate } = await client.keys.certificate.issue({ id: key.id, subject: 'Acme', days: 30, names: [] });
    const { token } = await client.assertions.sign({ clientId: registered.id, assertion });
    const der = Buffer.from(certificate?.x5c[0] ?? '', 'base64');
    expect(readToken(token).header).toMatchObject({
      x5t: createHash('sha1').update(der).digest('base64url'),
      'x5t#S256': createHash('sha256').update(der).digest('base64url'),
      x5c: [der.toString('base64')],
    });
  });

  test('with the client secret takes it in its encoding', async () => {
    const secret = Buffer.alloc(32, 7);
    const registered = await stored({ method: 'client_secret_jwt', alg: 'HS256', secret: secret.toString('hex'), secretEncoding: 'hex' });
    const { token, key } = await client.assertions.sign({ clientId: registered.id, assertion: { ...draft, header: { alg: 'HS256' } } });
    expect(key?.id).toBeNull();
    expect(await client.tokens.verify({ token, clientId: registered.id })).toMatchObject({ state: 'verified' });
  });

  test('keeps every member as it was written, however odd', async () => {
    const { registered } = await withKey();
    const assertion: AssertionDraft = {
      header: { alg: 'ES256', crit: 'x', b64: [null] },
      claims: { aud: [], exp: 'soon', '': { nested: [true] } },
    };
    const { token } = await client.assertions.sign({ clientId: registered.id, assertion });
    const read = readToken(token);
    expect(read.header).toEqual(assertion.header);
    expect(read.claims).toEqual(assertion.claims);
  });

  test.each(['none', 'None', 'NONE'])('with alg %s makes an unsecured token, and says so', async (alg) => {
    const registered = await stored();
    const signed = await client.assertions.sign({ clientId: registered.id, assertion: { header: { alg }, claims: {} } });
    expect(signed.token).toMatch(/^[\w-]+\.[\w-]+\.$/);
    expect(signed).toMatchObject({ key: null, warnings: [expect.stringContaining('no signature')] });
  });

  test.each([undefined, 'XS256', 7, null])('with alg %j signs with the registration’s algorithm and warns', async (alg) => {
    const { registered } = await withKey();
    const header = alg === undefined ? {} : { alg };
    const signed = await client.assertions.sign({ clientId: registered.id, assertion: { header, claims: {} } });
    expect(signed.header).toEqual(header);
    expect(signed.warnings).toEqual([expect.stringContaining('made with ES256')]);
    expect(signed.token.split('.')[2]).toHaveLength(86);
  });
});

describe('what cannot be signed is refused with its field', () => {
  test('a client that does not exist', async () => {
    expect(await faultOf(client.assertions.sign({ clientId: 'nobody', assertion: draft }))).toEqual(missing('client', 'nobody'));
  });

  test('a placeholder that means nothing', async () => {
    const { registered } = await withKey();
    const assertion = { ...draft, claims: { aud: ['{{audience}}'] } };
    expect(await faultOf(client.assertions.sign({ clientId: registered.id, assertion }))).toEqual(invalid('claims.aud.0'));
  });

  test('a placeholder without a value', async () => {
    const { registered } = await withKey('ES256', { issuer: '' });
    const assertion = { ...draft, claims: { aud: '{{issuer}}' } };
    const fault = await faultOf(client.assertions.sign({ clientId: registered.id, assertion }));
    expect(fault).toEqual(invalid('claims.aud'));
    expect(fault.message).toContain('{{issuer}}');
  });

  test('an algorithm of neither header nor registration', async () => {
    const registered = await stored({ method: 'none', alg: '' });
    const assertion = { header: { alg: 'XS256' }, claims: {} };
    expect(await faultOf(client.assertions.sign({ clientId: registered.id, assertion }))).toEqual(invalid('header.alg'));
  });

  test('a key of the wrong type for the algorithm', async () => {
    const { registered } = await withKey();
    const assertion = { header: { alg: 'RS256' }, claims: {} };
    const fault = await faultOf(client.assertions.sign({ clientId: registered.id, assertion }));
    expect(fault.code).toBe('INVALID_INPUT');
    expect(fault.message).toContain('RS256');
  });

  test('without a key', async () => {
    const registered = await stored();
    expect(await faultOf(client.assertions.sign({ clientId: registered.id, assertion: draft }))).toEqual(invalid('keyId'));
  });

  test('JSON that is nested too deep', async () => {
    const { registered } = await withKey();
    let nested: Record<string, unknown> = {};
    for (let level = 0; level < 2000; level += 1) nested = { a: nested };
    const fault = await faultOf(
      client.assertions.sign({ clientId: registered.id, assertion: { header: { alg: 'ES256' }, claims: nested } }),
    );
    expect(fault).toEqual(invalid('claims.a'));
  });
});
