import { expect, test } from 'vitest';
import { readServiceAccount } from '../../core/oauth/service-account.ts';

const file = { private_key: 'PEM', client_email: 'robot@acme.example', token_uri: 'https://as.example/token' };

test('a service account file says who signs and where its assertions go', () => {
  expect(readServiceAccount(JSON.stringify({ ...file, private_key_id: 'k1' }))).toEqual({
    email: 'robot@acme.example',
    tokenEndpoint: 'https://as.example/token',
    keyId: 'k1',
  });
  expect(readServiceAccount(JSON.stringify(file))?.keyId).toBeNull();
});

test.each([
  ['no JSON', 'secret'],
  ['JSON that is cut off', JSON.stringify(file).slice(0, -1)],
  ['a file without its key', JSON.stringify({ ...file, private_key: undefined })],
  ['a file without its address', JSON.stringify({ ...file, token_uri: 7 })],
])('%s is no service account file', (_, text) => {
  expect(readServiceAccount(text)).toBeNull();
});
