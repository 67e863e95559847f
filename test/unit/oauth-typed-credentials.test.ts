import { describe, expect, it } from 'vitest';
import { buildCallRequest } from '../../core/oauth/call-request.ts';
import { typedFieldValue, withoutCredentials } from '../../core/oauth/typed-credentials.ts';

const call = { method: 'GET', url: 'https://api.example/', body: '' };

describe('credentials that are typed into a header field', () => {
  it.each([
    ['Authorization', 'Bearer canary-token', ['Bearer ', { secret: 'token', text: 'canary-token' }]],
    ['authorization', 'Bearer Bearer canary-token', ['Bearer Bearer ', { secret: 'token', text: 'canary-token' }]],
    ['AUTHORIZATION', 'canary-token', [{ secret: 'token', text: 'canary-token' }]],
    ['authorization', 'Digest username="x", realm="y"', ['Digest ', { secret: 'token', text: 'username="x", realm="y"' }]],
    ['Proxy-Authorization', 'Basic dXNlcjpwYXNz', ['Basic ', { secret: 'token', text: 'dXNlcjpwYXNz' }]],
  ])('are marked: %s: %s', (name, value, marked) => {
    expect(typedFieldValue({ name, value })).toEqual(marked);
  });

  it.each([
    ['authorization', 'Bearer'],
    ['authorization', 'Bearer '],
    ['authorization', 'Bearer x'],
    ['accept', 'application/json; no-secret'],
  ])('are not seen where there are none: %s: %s', (name, value) => {
    expect(typedFieldValue({ name, value })).toEqual([value]);
  });

  it('are marked in a call beside the token that is held', () => {
    const { headers } = buildCallRequest({ ...call, headers: [{ name: 'authorization', value: 'Bearer canary-token' }] }, null);
    expect(headers).toContainEqual({ name: 'authorization', value: ['Bearer ', { secret: 'token', text: 'canary-token' }] });
  });

  it('are left out of what is kept', () => {
    expect(withoutCredentials({ name: 'authorization', value: 'Bearer canary-token' })).toEqual({
      name: 'authorization',
      value: 'Bearer ',
    });
    expect(withoutCredentials({ name: 'accept', value: 'application/json' }).value).toBe('application/json');
  });
});
