import { expect, test } from 'vitest';
import { endpointOfRequest } from '../../core/explain/endpoint-of-request.ts';

const assertion = ['client_assertion_type', 'client_assertion'];

test.each([
  ['token', 'https://as.example/a', ['grant_type', 'redirect_uri', ...assertion]],
  ['token', 'https://as.example/a', assertion],
  ['token', 'https://as.example/a', ['code', 'redirect_uri', ...assertion]],
  ['token', 'https://as.example/oauth2/token', null],
  ['par', 'https://as.example/a', ['response_type', 'redirect_uri', ...assertion]],
  ['introspection', 'https://as.example/a', ['token', ...assertion]],
  ['revocation', 'https://as.example/oauth2/revoke', ['token', 'token_type_hint', ...assertion]],
  ['api', 'https://api.example/payments', null],
] as const)('a request for %s is known by its parameters: %s %j', (endpoint, url, names) => {
  const parameters = names?.map((name) => ({ name, value: 'x', secret: null })) ?? null;
  expect(endpointOfRequest({ url, parameters }, null)).toBe(endpoint);
});

test('what the metadata says of the address counts before the parameters', () => {
  const metadata = { revocation_endpoint: 'https://as.example/a' };
  const parameters = [{ name: 'grant_type', value: 'x', secret: null }];
  expect(endpointOfRequest({ url: 'https://as.example/a', parameters }, metadata)).toBe('revocation');
});
