import { generateKeyPairSync } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { afterAll, describe, expect, test } from 'vitest';
import { createPublishedKeySets } from '../../electron/services/keys/published-key-sets.ts';
import { connect } from '../../electron/store/connection.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { pem } from '../support/key-samples.ts';
import { registration } from '../support/registration.ts';
import { openServices } from '../support/service-host.ts';

const services = openServices();
const { client } = services;
const keySets = createRouterClient(createPublishedKeySets(services.ports));
afterAll(() => services.close());

const assertion = { header: { alg: 'ES256', kid: '{{kid}}' }, claims: {} };

describe('a client that names a key set', () => {
  test('sends the kid that is typed, even of another key', async () => {
    const { id: keyId } = await client.keys.generate({ name: 'Typed over', alg: 'ES256' });
    const { id: keySetId } = await keySets.create({ name: 'Typed over' });
    await keySets.addKey({ id: keySetId, keyId });
    const { id: clientId } = await client.clients.create(registration({ keySetId }));
    const signed = await client.assertions.sign({ clientId, assertion: { ...assertion, header: { alg: 'ES256', kid: 'another' } } });
    expect(signed).toMatchObject({ header: { kid: 'another' }, key: { id: keyId } });
  });

  test('takes the algorithm of the set’s current key when none is given', async () => {
    const { id: keyId } = await client.keys.generate({ name: 'For PS384', alg: 'RS256' });
    const { id: keySetId } = await keySets.create({ name: 'For PS384' });
    await keySets.addKey({ id: keySetId, keyId, alg: 'PS384' });
    const { id: clientId, alg } = await client.clients.create(registration({ keySetId, alg: '' }));
    expect(alg).toBe('PS384');
    const signed = await client.assertions.sign({ clientId, assertion: { header: { alg }, claims: {} } });
    expect(signed.key?.id).toBe(keyId);
  });

  test('never signs with a public key, which is published only, until its private key takes its place', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { key: half } = await client.keys.import({ name: 'Public half', material: JSON.stringify(publicKey.export({ format: 'jwk' })) });
    const { id: keySetId } = await keySets.create({ name: 'Of a public half' });
    expect((await keySets.addKey({ id: keySetId, keyId: half.id })).entries).toMatchObject([{ keyId: half.id, state: 'published' }]);
    expect(JSON.parse((await keySets.export({ id: keySetId })).text).keys).toMatchObject([{ kid: half.kid }]);
    const { id: clientId } = await client.clients.create(registration({ keySetId }));
    const sign = () => client.assertions.sign({ clientId, assertion });
    expect(await faultOf(sign())).toMatchObject({ code: 'INVALID_INPUT' });
    const { key: whole } = await client.keys.import({ name: 'Private half', material: pem(privateKey) });
    expect(whole.kid).toBe(half.kid);
    expect((await keySets.addKey({ id: keySetId, keyId: whole.id })).entries).toMatchObject([{ keyId: whole.id, state: 'current' }]);
    expect(await sign()).toMatchObject({ key: { id: whole.id } });
    expect(await faultOf(keySets.addKey({ id: keySetId, keyId: half.id }))).toEqual(invalid('keyId'));
  });

  test('is told when the set has no current key, no key that fits, or is gone', async () => {
    const { id: keySetId } = await keySets.create({ name: 'Bare' });
    const { id: clientId } = await client.clients.create(registration({ keySetId }));
    const sign = () => faultOf(client.assertions.sign({ clientId, assertion: { header: { alg: 'ES256' }, claims: {} } }));
    expect(await sign()).toEqual(invalid('keySetId'));
    const { id: keyId } = await client.keys.generate({ name: 'RSA alone', alg: 'RS256' });
    await keySets.addKey({ id: keySetId, keyId });
    expect(await sign()).toEqual(invalid('alg'));
    await keySets.remove({ id: keySetId });
    expect(await sign()).toEqual(invalid('keySetId'));
  });

  test('is told that there is no kid to name where no key signs', async () => {
    const { id: clientId } = await client.clients.create(registration());
    expect(await faultOf(client.assertions.sign({ clientId, assertion }))).toEqual(invalid('header.kid'));
  });
});

test('a registration that was stored before there were key sets names none', async () => {
  const { id } = await client.clients.create(registration());
  const connection = connect(services.ports.store.path);
  connection.prepare("UPDATE clients SET document = json_remove(document, '$.keySetId') WHERE id = ?").run(id);
  connection.close();
  expect(await client.clients.get({ id })).toMatchObject({ id, keySetId: null });
});
