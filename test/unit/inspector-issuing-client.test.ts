import { expect, test } from 'vitest';
import { issuingClient } from '../../renderer/features/inspector/issuing-client.ts';
import { sampleToken } from '../../renderer/features/inspector/sample-token.ts';

test('a token is judged with the client of the server that issued it', () => {
  const clients = [
    { id: 'unset', issuer: '' },
    { id: 'other', issuer: 'https://as.example/' },
    { id: 'acme', issuer: 'https://as.example' },
  ];
  expect(issuingClient(sampleToken, clients)).toBe('acme');
  expect(issuingClient(sampleToken, clients.slice(0, 2))).toBeUndefined();
  expect(issuingClient('opaque', clients)).toBeUndefined();
});
