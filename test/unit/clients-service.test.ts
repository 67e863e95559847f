import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientInput } from '../../core/contract/clients.ts';
import { faultOf, invalid, missing, vaultLocked } from '../support/fault-of.ts';
import { heldServices } from '../support/held-services.ts';
import { registration } from '../support/registration.ts';

let home: string;
let held: ReturnType<typeof heldServices>;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
  held = heldServices(home);
});
afterEach(() => {
  held.ports.store.close();
  rmSync(home, { recursive: true });
});

const withSecret = (changes: Partial<ClientInput> = {}): ClientInput =>
  registration({ name: 'Acme', method: 'client_secret_jwt', alg: 'HS256', secret: 'canary-secret', ...changes });

async function secretOf(id: string): Promise<string | null> {
  const record = held.ports.store.clients.get(id);
  if (record === undefined) throw new Error('no such client');
  return record.sealed === null ? null : held.ports.vault.open(id, record.sealed);
}

test('a registration is kept as it was filled in, with its secret sealed and only measured', async () => {
  const input = withSecret({
    parameters: [
      { name: 'a', value: '1' },
      { name: 'a', value: '2' },
    ],
  });
  const client = await held.api.clients.create(input);
  const { secret: _, ...fields } = input;
  const now = held.instant.now;
  expect(client).toEqual({ ...fields, id: expect.any(String), secret: { bits: 104 }, origin: 'person', createdAt: now, updatedAt: now });
  expect(await held.api.clients.get({ id: client.id })).toEqual(client);
  expect(await held.api.clients.list()).toEqual([client]);
  expect(await secretOf(client.id)).toBe('canary-secret');
  expect(JSON.stringify(held.ports.store.clients.list())).not.toContain('canary');
});

test('updating without a secret keeps the held one; null removes it; a text replaces it', async () => {
  const { id, createdAt } = await held.api.clients.create(withSecret());
  held.instant.now += 5000;
  const renamed = await held.api.clients.update({ id, client: withSecret({ name: 'Renamed', secret: undefined }) });
  expect(renamed).toMatchObject({ name: 'Renamed', secret: { bits: 104 }, createdAt, updatedAt: createdAt + 5000 });
  expect(await secretOf(id)).toBe('canary-secret');
  const replaced = await held.api.clients.update({ id, client: withSecret({ secret: 'new' }) });
  expect(replaced.secret).toEqual({ bits: 24 });
  expect(await secretOf(id)).toBe('new');
  const removed = await held.api.clients.update({ id, client: withSecret({ secret: null }) });
  expect(removed.secret).toBeNull();
  expect(await secretOf(id)).toBeNull();
});

test('a held secret is measured anew when it is to be read in another encoding', async () => {
  const { id } = await held.api.clients.create(withSecret({ secret: 'abcdef0123456789' }));
  const changed = await held.api.clients.update({ id, client: withSecret({ secret: undefined, secretEncoding: 'hex' }) });
  expect(changed.secret).toEqual({ bits: 64 });
  const fault = await faultOf(held.api.clients.update({ id, client: withSecret({ secret: 'xyz', secretEncoding: 'hex' }) }));
  expect(fault).toEqual(invalid('secret'));
  expect(fault).toMatchObject({ message: 'The client secret is not hexadecimal, because character 1 is “x”.', data: { position: 0 } });
  expect(await secretOf(id)).toBe('abcdef0123456789');
});

test('a duplicate has the secret too, and names of its own', async () => {
  const original = await held.api.clients.create(withSecret());
  const copy = await held.api.clients.duplicate({ id: original.id });
  const second = await held.api.clients.duplicate({ id: original.id });
  expect([copy.name, second.name]).toEqual(['Acme copy', 'Acme copy 2']);
  expect(copy).toEqual({ ...original, id: copy.id, name: 'Acme copy' });
  expect(await secretOf(copy.id)).toBe('canary-secret');
  await held.api.clients.update({ id: original.id, client: withSecret({ secret: null }) });
  expect(await secretOf(copy.id)).toBe('canary-secret');
});

test('a copy of a playground client is the person’s', async () => {
  const { id, document, sealed } = {
    ...held.ports.store.clients.get((await held.api.clients.create(withSecret())).id),
    id: 'playground-x',
  };
  if (document === undefined || sealed === undefined) throw new Error('no such client');
  held.ports.store.clients.put({ id, document: { ...document, name: 'Played', origin: 'playground', secret: null }, sealed: null });
  expect(await held.api.clients.duplicate({ id })).toMatchObject({ name: 'Played copy', origin: 'person' });
  expect(await held.api.clients.update({ id, client: withSecret({ name: 'Edited' }) })).toMatchObject({ origin: 'playground' });
});

test('a removed client can be restored, under a name that is free', async () => {
  const { id } = await held.api.clients.create(withSecret());
  await held.api.clients.remove({ id });
  expect(await held.api.clients.list()).toEqual([]);
  expect(await faultOf(held.api.clients.get({ id }))).toEqual(missing('client', id));
  await held.api.clients.create(withSecret());
  expect(await held.api.clients.restore({ id })).toMatchObject({ id, name: 'Acme 2', secret: { bits: 104 } });
  expect(await secretOf(id)).toBe('canary-secret');
});

test('a name that is taken is refused', async () => {
  await held.api.clients.create(withSecret());
  const { id } = await held.api.clients.create(withSecret({ name: 'Other' }));
  expect(await faultOf(held.api.clients.create(withSecret({ name: ' Acme ' })))).toEqual(invalid('name'));
  expect(await faultOf(held.api.clients.update({ id, client: withSecret() }))).toEqual(invalid('name'));
});

test('an algorithm that can never be computed is refused, naming it; an incomplete registration is not', async () => {
  const { id: keyId } = await held.api.keys.generate({ name: 'P-256', alg: 'ES256' });
  const create = (changes: Partial<ClientInput>) => held.api.clients.create(registration({ name: crypto.randomUUID(), ...changes }));
  const mismatch = await faultOf(create({ method: 'private_key_jwt', alg: 'RS256', keyId }));
  expect(mismatch).toEqual(invalid('alg'));
  expect(mismatch.message).toBe('RS256 needs an RSA key, and this is an EC key on P-256.');
  expect(await faultOf(create({ method: 'client_secret_jwt', alg: 'RS256' }))).toEqual(invalid('alg'));
  expect(await faultOf(create({ method: 'private_key_jwt', alg: 'XS256' }))).toEqual(invalid('alg'));
  for (const changes of [
    { method: 'private_key_jwt', alg: 'RS256', keyId: null },
    { method: 'private_key_jwt', alg: 'RS256', keyId: 'a key that is gone' },
    { method: 'private_key_jwt', alg: 'none', keyId },
    { method: 'client_secret_jwt', alg: 'HS512' },
    { method: 'client_secret_basic', alg: 'ES256', keyId },
  ] as const) {
    expect(await create(changes)).toMatchObject(changes);
  }
});

test('an algorithm that is left open is the one of the key, or the first that fits', async () => {
  const { id: signing } = await held.api.keys.generate({ name: 'For PS384', alg: 'PS384' });
  const { id: any } = (
    await held.api.keys.import({
      name: 'Ed25519',
      material: '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
    })
  ).key;
  const proposed = async (changes: Partial<ClientInput>) =>
    (await held.api.clients.create(registration({ name: crypto.randomUUID(), alg: '', ...changes }))).alg;
  expect(await proposed({ method: 'private_key_jwt', keyId: signing })).toBe('PS384');
  expect(await proposed({ method: 'private_key_jwt', keyId: any })).toBe('EdDSA');
  expect(await proposed({ method: 'private_key_jwt', keyId: null })).toBe('');
  expect(await proposed({ method: 'client_secret_jwt' })).toBe('HS256');
  expect(await proposed({ method: 'client_secret_basic' })).toBe('');
});

test('an id that is not held is answered as missing', async () => {
  const id = 'nowhere';
  const { clients } = held.api;
  const calls = [
    clients.get({ id }),
    clients.update({ id, client: withSecret() }),
    clients.duplicate({ id }),
    clients.remove({ id }),
    clients.restore({ id }),
  ];
  for (const call of calls) expect(await faultOf(call)).toEqual(missing('client', id));
});

test('a locked vault takes no secret and lets the rest be edited', async () => {
  const { id } = await held.api.clients.create(withSecret());
  await held.api.vault.changePassphrase({ next: 'chosen' });
  await held.api.vault.lock();
  expect(await faultOf(held.api.clients.create(withSecret({ name: 'Other' })))).toEqual(vaultLocked);
  expect(await faultOf(held.api.clients.duplicate({ id }))).toEqual(vaultLocked);
  expect(await held.api.clients.update({ id, client: withSecret({ secret: undefined, scope: 'other' }) })).toMatchObject({
    scope: 'other',
    secret: { bits: 104 },
  });
  await held.api.vault.unlock({ passphrase: 'chosen' });
  expect(await secretOf(id)).toBe('canary-secret');
});

test('a claim called __proto__ stays in the template', async () => {
  const template = { ...registration().template, claims: JSON.parse('{"__proto__":{"admin":true},"a":1}') };
  const { id } = await held.api.clients.create(registration({ template }));
  expect(JSON.stringify((await held.api.clients.get({ id })).template.claims)).toBe('{"__proto__":{"admin":true},"a":1}');
});

test('a draft is kept for a client and found again, and only for a client that is there', async () => {
  const { id } = await held.api.clients.create(withSecret());
  expect(await held.api.drafts.get({ clientId: id })).toBeNull();
  await held.api.drafts.save({ clientId: id, draft: { claimsText: '{"half' } });
  await held.api.drafts.save({ clientId: id, draft: { claimsText: '{"half":1}' } });
  expect(await held.api.drafts.get({ clientId: id })).toEqual({ claimsText: '{"half":1}' });
  expect(await faultOf(held.api.drafts.save({ clientId: 'nowhere', draft: {} }))).toEqual(missing('client', 'nowhere'));
  expect(await faultOf(held.api.drafts.save({ clientId: id, draft: { text: 'x'.repeat(16_000_001) } }))).toEqual(invalid('draft'));
});
