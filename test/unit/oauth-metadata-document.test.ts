import { describe, expect, test } from 'vitest';
import { issuerFromAddress, metadataAddresses, metadataFault, registrationFields } from '../../core/oauth/metadata-document.ts';

describe('the well-known addresses of an issuer', () => {
  test.each([
    [
      'https://as.example',
      'https://as.example/.well-known/openid-configuration',
      'https://as.example/.well-known/oauth-authorization-server',
    ],
    [
      'https://as.example/',
      'https://as.example/.well-known/openid-configuration',
      'https://as.example/.well-known/oauth-authorization-server',
    ],
    [
      'https://as.example:8443/realms/one',
      'https://as.example:8443/realms/one/.well-known/openid-configuration',
      'https://as.example:8443/.well-known/oauth-authorization-server/realms/one',
    ],
    [
      'https://as.example/tenant/',
      'https://as.example/tenant/.well-known/openid-configuration',
      'https://as.example/.well-known/oauth-authorization-server/tenant',
    ],
  ])('%s', (issuer, openid, oauth) => {
    expect(metadataAddresses(issuer).map(({ url }) => url)).toEqual([openid, oauth]);
  });

  test.each([
    ['https://as.example/a/.well-known/openid-configuration', 'https://as.example/a'],
    ['https://as.example/.well-known/openid-configuration', 'https://as.example'],
    ['https://as.example/.well-known/oauth-authorization-server/a/b', 'https://as.example/a/b'],
    ['https://as.example/.well-known/oauth-authorization-server', 'https://as.example'],
    ['https://as.example/a/', 'https://as.example/a/'],
  ])('are found from a pasted address too: %s', (address, issuer) => {
    expect(issuerFromAddress(address)).toEqual({ issuer });
  });

  test.each(['', 'as.example', 'ftp://as.example', 'https://as.example/?x=1', 'https://as.example/#x'])(
    'do not exist for “%s”',
    (address) => {
      expect(issuerFromAddress(address)).toMatchObject({ fault: expect.stringMatching(/\.$/), fix: expect.stringMatching(/\.$/) });
    },
  );
});

describe('what a registration takes over', () => {
  test('are the members of the right type', () => {
    expect(
      registrationFields({
        issuer: 'https://as.example',
        token_endpoint: 'https://as.example/token',
        jwks_uri: 7,
        token_endpoint_auth_methods_supported: ['tls_client_auth', 'private_key_jwt', 5],
        token_endpoint_auth_signing_alg_values_supported: ['PS256', 'ES256'],
      }),
    ).toEqual({
      issuer: 'https://as.example',
      tokenEndpoint: 'https://as.example/token',
      jwksUri: '',
      methods: ['private_key_jwt'],
      algorithms: ['PS256', 'ES256'],
      grants: [],
      scopes: [],
    });
  });

  test('is client_secret_basic where no methods are named (RFC 8414 2)', () => {
    expect(registrationFields({}).methods).toEqual(['client_secret_basic']);
  });
});

test.each([
  [{}, 'no token_endpoint'],
  [{ token_endpoint: '/token' }, 'no absolute URL'],
  [{ token_endpoint: 'https://a/t', token_endpoint_auth_methods_supported: ['private_key_jwt'] }, 'signing_alg_values_supported'],
])('a document %j is faulty', (document, words) => {
  expect(metadataFault(document)).toContain(words);
});
