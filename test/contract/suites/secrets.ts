import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { initialDraft } from '../../../core/oauth/draft.ts';
import { faultOf } from '../../support/fault-of.ts';
import { hostFor } from '../../support/hosts.ts';
import type { Client, OpenHost } from '../../support/hosts.ts';
import { observedClient } from '../../support/observed-client.ts';
import { registration } from '../../support/registration.ts';
import { runPlayground } from '../../support/running-playground.ts';

const canary = 'canary+secret/of=thirty two bytes or more';

/** The forms in which a secret could leave: as it is, form-encoded, in Basic credentials, in hex. */
const forms = [
  canary,
  encodeURIComponent(canary),
  new URLSearchParams({ v: canary }).toString().slice(2),
  Buffer.from(canary).toString('base64').slice(0, 40),
  Buffer.from(canary).toString('hex'),
];

/** A client, and every result and error of its calls as text. */
function noted(client: Client): { readonly client: Client; readonly notes: string[] } {
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  return {
    notes,
    client: observedClient(client, (_path, outcome) => {
      outcome.then(
        (result) => note(JSON.stringify(result) ?? ''),
        (error: unknown) => note(`${String(error)} ${JSON.stringify(error)}`),
      );
    }),
  };
}

export function secretsSuite(open: OpenHost): void {
  describe('secrets', () => {
    const host = hostFor(open);

    test.each(['client_secret_basic', 'client_secret_post', 'client_secret_jwt'] as const)(
      'a client secret goes in and never comes out: %s',
      async (method) => {
        const { client, notes } = noted(host.client);
        const status = await runPlayground(client);
        const created = await client.clients.create(
          registration({ method, alg: 'HS256', secret: canary, tokenEndpoint: status.tokenEndpoint, issuer: status.issuer }),
        );
        const draft = initialDraft(created);
        const input = { clientId: created.id, request: { ...draft.request, assertion: draft.assertion.lastGood } };
        await client.assertions.sign({ clientId: created.id, assertion: { header: { alg: 'HS256' }, claims: {} } });
        await client.tokens.prepare(input);
        const exchange = await client.tokens.request(input);
        expect(exchange.response?.status).toBe(401);
        await client.tokens.revealExchange({ exchangeId: exchange.id });
        await client.clients.update({ id: created.id, client: registration({ method, alg: 'HS256' }) });
        await client.clients.duplicate({ id: created.id });
        await client.clients.list();
        await client.clients.remove({ id: created.id });
        await client.clients.restore({ id: created.id });
        await faultOf(client.clients.create(registration({ secret: canary, alg: 'ES257' })));
        await client.playground.stop();

        expect(notes.length).toBeGreaterThan(10);
        for (const form of forms) expect(notes.join('\n')).not.toContain(form);
        const disk = await filesUnder(host.home.path);
        for (const form of forms) expect(disk).not.toContain(form);
      },
    );

    test('a private key goes in and never comes out', async () => {
      const { client, notes } = noted(host.client);
      const { privateKey } = await generateKeyPair('ES256', { extractable: true });
      const jwk = await exportJWK(privateKey);
      const material = JSON.stringify(jwk);
      await client.keys.recognise({ material });
      const { key } = await client.keys.import({ name: 'Canary', material });
      await client.keys.list();
      await client.keys.public({ id: key.id, format: 'jwk' });
      await client.keys.update({ id: key.id, name: 'Renamed', kid: 'k', alg: 'ES256', use: 'sig' });
      const { id } = await client.clients.create(registration({ keyId: key.id }));
      await client.assertions.sign({ clientId: id, assertion: { header: { alg: 'ES256' }, claims: {} } });
      await faultOf(client.assertions.sign({ clientId: id, assertion: { header: { alg: 'RS256' }, claims: {} } }));
      await faultOf(client.keys.import({ name: 'Damaged', material: material.replace('"x"', '"z"') }));
      await client.keys.remove({ id: key.id });
      await client.keys.restore({ id: key.id });

      const secret = jwk.d ?? expect.fail('no private member');
      expect(notes.join('\n')).not.toContain(secret);
      expect(await filesUnder(host.home.path)).not.toContain(secret);
    });

    test('tokens are masked in every exchange and sealed on disk', async () => {
      await runPlayground(host.client);
      const client = await host.client.clients.get({ id: 'playground-refresh-token' });
      const draft = initialDraft(client, { grant: 'urn:example:assay:demo-user' });
      const exchange = await host.client.tokens.request({
        clientId: client.id,
        request: { ...draft.request, assertion: draft.assertion.lastGood },
      });
      const refreshed = await host.client.tokens.refresh({ clientId: client.id });
      const texts: string[] = [];
      for (const { id } of [...exchange.tokens, ...refreshed.tokens]) texts.push((await host.client.tokens.reveal({ id })).text);
      expect(texts.length).toBeGreaterThanOrEqual(6);
      const shown = JSON.stringify([exchange, refreshed, await host.client.tokens.list({})]);
      const disk = await filesUnder(host.home.path);
      for (const text of texts) {
        expect(shown).not.toContain(text);
        expect(disk).not.toContain(text);
      }
      await host.client.playground.stop();
    });
  });
}

/** The bytes of all files of a data directory, the database's log among them. */
async function filesUnder(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return contents.join('\n');
}
