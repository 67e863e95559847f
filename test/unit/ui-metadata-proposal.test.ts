import { describe, expect, it } from 'vitest';
import { emptyClientForm } from '../../renderer/features/clients/client-form.ts';
import { metadataChanges, metadataOffer, sharedLength } from '../../renderer/features/clients/metadata-proposal.ts';

describe('filling a form from a metadata document', () => {
  it('names each field that would change, with what it was', () => {
    const form = { ...emptyClientForm, tokenEndpoint: 'https://as.example/old', jwksUri: 'https://as.example/jwks' };
    const document = { token_endpoint: 'https://as.example/new', jwks_uri: 'https://as.example/jwks' };
    expect(metadataChanges(form, document)).toEqual([
      { field: 'tokenEndpoint', label: 'Token endpoint', from: 'https://as.example/old', to: 'https://as.example/new' },
    ]);
  });

  it('leaves alone what the document does not say, or says as something other than text', () => {
    expect(metadataChanges(emptyClientForm, { token_endpoint: ['https://as.example'], issuer: 'https://as.example' })).toEqual([]);
  });

  it.each(['/token', 'javascript:alert(1)', '<img src=x>', ''])('does not fill in “%s”, which is no address', (address) => {
    expect(metadataChanges(emptyClientForm, { token_endpoint: address })).toEqual([]);
  });
});

describe('what a server offers', () => {
  it('keeps the difference between offering nothing and not saying', () => {
    expect(metadataOffer({ token_endpoint_auth_methods_supported: [] })).toEqual({ methods: [], algorithms: null, scopes: null });
  });

  it('passes over entries that are no text', () => {
    expect(metadataOffer({ scopes_supported: ['read', 7, null] }).scopes).toEqual(['read']);
  });
});

describe('comparing two issuers', () => {
  it.each([
    ['https://a', 'https://a/', 9],
    ['https://a', 'https://a', 9],
    ['https://a', 'http://a', 4],
    ['', 'x', 0],
  ])('%s and %s begin to differ at %i', (one, other, length) => {
    expect(sharedLength(one, other)).toBe(length);
  });
});
