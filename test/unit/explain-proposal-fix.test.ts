import { describe, expect, test } from 'vitest';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import { chooseAlgorithm, type DraftChange } from '../../core/explain/fix.ts';
import { proposalWith } from '../../core/explain/proposal-fix.ts';
import { assertionFromTemplate, initialDraft } from '../../core/oauth/draft.ts';
import { registration } from '../support/registration.ts';

const client: ClientRegistration = {
  ...registration({ clientId: 'billing', issuer: 'https://as.example', tokenEndpoint: 'https://as.example/token' }),
  id: 'c',
  secret: null,
  keySetId: null,
  origin: 'person',
  createdAt: 0,
  updatedAt: 0,
};

function mended(changes: readonly DraftChange[], from: ClientRegistration = client): ClientRegistration {
  return proposalWith(from, changes, 'k1');
}

const withTemplate = (template: Partial<ClientRegistration['template']>): ClientRegistration => ({
  ...client,
  template: { ...client.template, ...template },
});

describe('a fix in what a registration proposes', () => {
  test('sets the audience by the template’s own choice, where it has one for it', () => {
    const wrong = withTemplate({ audience: { kind: 'value', value: 'https://other.example' }, claims: { aud: 'https://third.example' } });
    const issuer = mended([{ of: 'claims', change: 'set', name: 'aud', value: '{{issuer}}' }], wrong);
    expect(issuer.template).toMatchObject({ audience: { kind: 'issuer' }, claims: {} });
    const text = mended([{ of: 'claims', change: 'set', name: 'aud', value: 'https://as.example/' }], wrong);
    expect(text.template).toMatchObject({ audience: { kind: 'value', value: 'https://as.example/' }, claims: {} });
    const list = mended([{ of: 'claims', change: 'set', name: 'aud', value: ['https://as.example'] }]);
    expect(list.template).toMatchObject({ audience: client.template.audience, claims: { aud: ['https://as.example'] } });
  });

  test('turns the switches of a template, sets its lifetime and its typ', () => {
    const bare = withTemplate({ jti: false, iat: false, nbf: true, typ: 'at+jwt', lifetime: 86_400 });
    const { template } = mended(
      [
        { of: 'claims', change: 'set', name: 'jti', value: '{{uuid}}' },
        { of: 'claims', change: 'set', name: 'iat', value: '{{now}}' },
        { of: 'claims', change: 'remove', name: 'nbf' },
        { of: 'claims', change: 'set', name: 'exp', value: '{{now+60}}' },
        { of: 'header', change: 'set', name: 'typ', value: 'JWT' },
      ],
      bare,
    );
    expect(template).toMatchObject({ jti: true, iat: true, nbf: false, lifetime: 60, typ: 'JWT', header: {}, claims: {} });
  });

  test('takes a member that was written out back, where the template alone proposes the right one', () => {
    const wrong = withTemplate({ claims: { iss: 'someone-else' }, header: { kid: 'old' } });
    const right = mended(
      [
        { of: 'claims', change: 'set', name: 'iss', value: '{{client_id}}' },
        { of: 'header', change: 'set', name: 'kid', value: 'k1' },
      ],
      wrong,
    );
    expect(right.template).toMatchObject({ claims: {}, header: {} });
  });

  test('writes out, leaves out and renames what no switch is for', () => {
    const strange = withTemplate({ claims: { Sub: 'billing', extra: 1 } });
    const right = mended(
      [
        { of: 'claims', change: 'remove', name: 'sub' },
        { of: 'claims', change: 'rename', name: 'Sub', to: 'sub' },
        { of: 'claims', change: 'remove', name: 'extra' },
        { of: 'claims', change: 'remove', name: 'iss' },
      ],
      strange,
    );
    const { claims } = assertionFromTemplate(right, 'k1');
    expect(claims).toMatchObject({ sub: 'billing' });
    expect(Object.keys(claims)).not.toEqual(expect.arrayContaining(['Sub']));
    expect(claims).not.toHaveProperty('extra');
    expect(claims).not.toHaveProperty('iss');
  });

  test('leaves the algorithm to the registration where that has it already', () => {
    expect(mended(chooseAlgorithm('PS256').changes, { ...client, alg: 'PS256' }).template.header).toEqual({});
  });

  test('changes the parameters and the form that requests are made with', () => {
    const right = mended([
      { of: 'parameters', change: 'set', name: 'scope', value: 'read' },
      { of: 'parameters', change: 'set', name: 'tenant', value: 'a' },
      { of: 'request', change: 'set', name: 'sendClientId', value: true },
      { of: 'request', change: 'set', name: 'grant', value: 'client_credentials' },
      { of: 'request', change: 'set', name: 'tokenEndpoint', value: 'https://as.example/oauth/token' },
    ]);
    expect(right).toMatchObject({
      scope: 'read',
      parameters: [{ name: 'tenant', value: 'a' }],
      tokenEndpoint: 'https://as.example/oauth/token',
    });
    expect(initialDraft(right).request).toMatchObject({ sendClientId: true, grant: 'client_credentials' });
    expect(mended([{ of: 'parameters', change: 'remove', name: 'tenant' }], right).parameters).toEqual([]);
  });
});
