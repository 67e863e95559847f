import { describe, expect, it } from 'vitest';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import { clientFieldOf, emptyClientForm, formOf, readForm, sameForm } from '../../renderer/features/clients/client-form.ts';

const complete = { ...emptyClientForm, name: 'Acme', clientId: 'acme' };

const held: ClientRegistration = {
  id: 'c1',
  name: 'Acme',
  clientId: 'acme',
  issuer: 'https://as.example',
  tokenEndpoint: 'https://as.example/token',
  jwksUri: '',
  method: 'client_secret_jwt',
  alg: 'HS256',
  keyId: null,
  keySetId: null,
  secretEncoding: 'utf8',
  scope: 'read',
  resource: '',
  audience: '',
  parameters: [{ name: 'tenant', value: 'eu' }],
  apiUrl: '',
  template: {
    audience: { kind: 'issuer', value: '' },
    lifetime: 60,
    typ: 'JWT',
    iat: true,
    nbf: false,
    jti: true,
    certificateParameters: [],
    sendClientId: false,
    header: {},
    claims: { azp: 'x' },
  },
  secret: { bits: 256 },
  origin: 'person',
  createdAt: 1,
  updatedAt: 2,
};

function faultsOf(form: typeof emptyClientForm) {
  const read = readForm(form);
  return 'faults' in read ? read.faults : {};
}

describe('the form of a client registration', () => {
  it('saves what it was filled with, and nothing of the held secret', () => {
    const read = readForm(formOf(held));
    expect(read).toEqual({
      input: {
        name: 'Acme',
        clientId: 'acme',
        issuer: 'https://as.example',
        tokenEndpoint: 'https://as.example/token',
        jwksUri: '',
        method: 'client_secret_jwt',
        alg: 'HS256',
        keyId: null,
        keySetId: null,
        secretEncoding: 'utf8',
        scope: 'read',
        resource: '',
        audience: '',
        parameters: [{ name: 'tenant', value: 'eu' }],
        apiUrl: '',
        template: held.template,
      },
    });
  });

  it('sends a secret only when one was typed or removed', () => {
    const inputOf = (secret: string | null | undefined) => {
      const read = readForm({ ...complete, secret });
      return 'input' in read ? read.input : {};
    };
    expect(inputOf(undefined)).not.toHaveProperty('secret');
    expect(inputOf(null)).toHaveProperty('secret', null);
    expect(inputOf('typed')).toHaveProperty('secret', 'typed');
  });

  it('wants a name and a client_id', () => {
    expect(Object.keys(faultsOf(emptyClientForm))).toEqual(['name', 'clientId']);
    expect(Object.keys(faultsOf({ ...complete, name: ' ' }))).toEqual(['name']);
  });

  it.each(['', ' ', '1.5', 'a minute'])('refuses the lifetime “%s”', (lifetime) => {
    expect(Object.keys(faultsOf({ ...complete, template: { ...complete.template, lifetime } }))).toEqual(['template.lifetime']);
  });

  it('takes a negative lifetime, since people test servers with expired assertions', () => {
    expect(faultsOf({ ...complete, template: { ...complete.template, lifetime: '-60' } })).toEqual({});
  });

  it('places the fault of half-typed claims at the claims', () => {
    const faults = faultsOf({ ...complete, template: { ...complete.template, claims: '{"a": ' } });
    expect(Object.keys(faults)).toEqual(['template.claims']);
  });

  it('refuses further claims that are no object', () => {
    expect(Object.keys(faultsOf({ ...complete, template: { ...complete.template, claims: '[1]' } }))).toEqual(['template.claims']);
  });

  it('knows whether something was changed', () => {
    const form = formOf(held);
    expect(sameForm(form, formOf(held))).toBe(true);
    expect(sameForm({ ...form, scope: 'other' }, form)).toBe(false);
    expect(sameForm({ ...form, secret: 'typed' }, form)).toBe(false);
    expect(sameForm({ ...form, secret: null }, form)).toBe(false);
  });
});

describe('the field that a fault of the host is about', () => {
  it.each([
    ['issuer', 'issuer'],
    ['client.issuer', 'issuer'],
    ['template.lifetime', 'template.lifetime'],
    ['client.template.lifetime', 'template.lifetime'],
    ['lifetime', 'template.lifetime'],
    ['template.audience.value', 'template.audience'],
    ['parameters.0.name', 'parameters'],
    ['audience', 'audience'],
  ])('finds %s', (name, field) => {
    expect(clientFieldOf(name)).toBe(field);
  });

  it.each([null, '', 'passphrase', 'nameless'])('finds none for %s', (name) => {
    expect(clientFieldOf(name)).toBeNull();
  });
});
