import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../electron/store/connection.ts';
import { openStore, type OpenedStore } from '../../electron/store/database.ts';
import type { ClientDocument, TokenDocument } from '../../electron/store/store.ts';
import { registration } from '../support/registration.ts';

let home: string;
let store: OpenedStore;
const clock = { now: 0 };

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
  clock.now = Date.UTC(2026, 0, 1);
  store = openStore(home, { now: () => clock.now });
});
afterEach(() => {
  store.close();
  rmSync(home, { recursive: true });
});

/** Closes the store and opens it again, as the next start would. */
function reopen(): void {
  store.close();
  store = openStore(home, { now: () => clock.now });
}

function client(changes: Partial<ClientDocument> = {}): ClientDocument {
  const { secret: _, ...fields } = registration();
  return { ...fields, name: 'Billing service', secret: null, origin: 'person', createdAt: 1, updatedAt: 1, ...changes };
}

const token: TokenDocument = {
  clientId: 'a',
  kind: 'access_token',
  form: 'opaque',
  tokenType: 'Bearer',
  scope: null,
  typ: null,
  issuer: null,
  audience: [],
  receivedAt: 1,
  expiresAt: null,
  grant: 'client_credentials',
  replaced: false,
};

/** Runs a statement that the store itself never would. */
function tamper(statement: string): void {
  const connection = connect(store.path);
  connection.exec(statement);
  connection.close();
}

test('a record is found again after a restart, with what is sealed beside it', () => {
  store.clients.put({ id: 'a', document: client(), sealed: 'sealed text' });
  reopen();
  expect(store.clients.get('a')).toEqual({ id: 'a', document: client(), sealed: 'sealed text' });
});

test('records are listed oldest first, and replacing one does not move it', () => {
  for (const id of ['b', 'a', 'c']) store.clients.put({ id, document: client({ name: id }), sealed: null });
  store.clients.put({ id: 'b', document: client({ name: 'B' }), sealed: null });
  expect(store.clients.list().map(({ document }) => document.name)).toEqual(['B', 'a', 'c']);
});

test('a removed record is neither listed nor found, and can be restored', () => {
  store.clients.put({ id: 'a', document: client(), sealed: 's' });
  expect(store.clients.remove('a')).toEqual({ id: 'a', document: client(), sealed: 's' });
  expect(store.clients.list()).toEqual([]);
  expect(store.clients.get('a')).toBeUndefined();
  expect(store.clients.remove('a')).toBeUndefined();
  expect(store.clients.restore('a')?.sealed).toBe('s');
  expect(store.clients.get('a')?.sealed).toBe('s');
  expect(store.clients.restore('a')).toBeUndefined();
});

test('putting a removed record brings it back', () => {
  store.clients.put({ id: 'a', document: client(), sealed: null });
  store.clients.remove('a');
  store.clients.put({ id: 'a', document: client({ name: 'Again' }), sealed: null });
  expect(store.clients.get('a')?.document.name).toBe('Again');
});

test('a later start deletes what was removed for good, and with a client its draft and tokens', () => {
  store.clients.put({ id: 'a', document: client(), sealed: null });
  store.clients.put({ id: 'b', document: client({ name: 'Kept' }), sealed: null });
  for (const id of ['a', 'b']) {
    store.drafts.put({ id, document: { id }, sealed: null });
    store.tokens.put({ id: `token of ${id}`, document: { ...token, clientId: id }, sealed: 's' });
  }
  store.clients.remove('a');
  clock.now += 3_600_000;
  reopen();
  expect(store.clients.restore('a')).toBeUndefined();
  expect(store.drafts.list().map(({ id }) => id)).toEqual(['b']);
  expect(store.tokens.list().map(({ id }) => id)).toEqual(['token of b']);
});

test('a removal of a moment ago can still be taken back when another host has started meanwhile', () => {
  store.clients.put({ id: 'a', document: client(), sealed: null });
  store.clients.remove('a');
  clock.now += 1000;
  openStore(home, { now: () => clock.now }).close();
  expect(store.clients.restore('a')?.id).toBe('a');
});

test('what another process commits is seen at once, whatever was read before', async () => {
  const other = openStore(home);
  store.clients.put({ id: 'a', document: client({ name: 'first' }), sealed: null });
  // Longer than a file's time goes untrusted, so that the record is kept.
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(store.clients.get('a')).toBe(store.clients.get('a'));
  other.clients.put({ id: 'a', document: client({ name: 'second' }), sealed: null });
  expect(store.clients.get('a')?.document.name).toBe('second');
  other.clients.remove('a');
  expect(store.clients.get('a')).toBeUndefined();
  other.close();
});

test('a record that was read many times follows every write of its own process', async () => {
  for (let count = 0; count < 5; count += 1) {
    store.clients.put({ id: 'a', document: client({ name: `${count}` }), sealed: null });
    expect(store.clients.get('a')?.document.name).toBe(`${count}`);
    await new Promise((resolve) => setTimeout(resolve, count * 60));
    expect(store.clients.get('a')?.document.name).toBe(`${count}`);
  }
});

test('a transaction that throws leaves nothing behind, and one inside another is part of it', () => {
  const attempt = () =>
    store.transaction(() => {
      store.clients.put({ id: 'a', document: client(), sealed: null });
      store.transaction(() => store.clients.put({ id: 'b', document: client(), sealed: null }));
      expect(store.clients.list()).toHaveLength(2);
      throw new Error('no');
    });
  expect(attempt).toThrow('no');
  expect(store.clients.list()).toEqual([]);
  expect(store.transaction(() => 'result')).toBe('result');
});

test('a row that does not read as a record is left out and reported once, and stays in the database', () => {
  store.clients.put({ id: 'good', document: client(), sealed: null });
  store.clients.put({ id: 'bad', document: client(), sealed: 's' });
  tamper(`UPDATE clients SET document = json_set(document, '$.lifetime', 1, '$.method', 'x') WHERE id = 'bad'`);
  store.clients.put({ id: 'worse', document: client(), sealed: null });
  tamper(`UPDATE clients SET document = '{' WHERE id = 'worse'`);
  expect(store.clients.list().map(({ id }) => id)).toEqual(['good']);
  expect(store.clients.get('bad')).toBeUndefined();
  expect(store.notices).toEqual([
    'The stored client “bad” cannot be read (at “method”) and is left out; it is still in the database.',
    'The stored client “worse” cannot be read and is left out; it is still in the database.',
  ]);
  tamper(`UPDATE clients SET document = json_set(document, '$.method', 'none') WHERE id = 'bad'`);
  expect(store.clients.get('bad')?.sealed).toBe('s');
});

test('members called __proto__ are kept as they are', () => {
  const claims: Record<string, unknown> = JSON.parse('{"__proto__":{"admin":true},"a":1}');
  store.drafts.put({ id: 'a', document: claims, sealed: null });
  reopen();
  expect(JSON.stringify(store.drafts.get('a')?.document)).toBe('{"__proto__":{"admin":true},"a":1}');
});

test.skipIf(process.platform === 'win32')('every file of the database is for its owner alone', () => {
  store.clients.put({ id: 'a', document: client(), sealed: null });
  const modes = readdirSync(home).map((name) => [name, (statSync(join(home, name)).mode & 0o777).toString(8)]);
  expect(Object.fromEntries(modes)).toEqual({ 'assay.db': '600', 'assay.db-wal': '600', 'assay.db-shm': '600' });
});
