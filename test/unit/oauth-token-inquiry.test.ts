import { describe, expect, test } from 'vitest';
import type { ReceivedResponse } from '../../core/oauth/received-response.ts';
import { inquiryRequest, readInquiryAnswer } from '../../core/oauth/token-inquiry.ts';
import { plainWireText } from '../../core/oauth/wire-text.ts';

const asked = {
  url: 'https://as.example/introspect',
  clientId: 'billing',
  sendClientId: false,
  credentials: { secret: { secret: 'client_secret', text: 's3:cret' }, clientAssertion: { secret: 'client_assertion', text: 'a.b.c' } },
  token: { secret: 'refresh_token', text: 'r+t' },
} as const;

function answered(text: string, status = 200, headers: ReceivedResponse['headers'] = []): ReceivedResponse {
  return {
    url: asked.url,
    status,
    headers,
    format: text === '' ? 'empty' : text.startsWith('{') ? 'json' : 'text',
    text,
    truncated: false,
  };
}

describe('a question about a token', () => {
  test('has the token, its type and the client’s authentication in a form', () => {
    const { method, url, body, headers } = inquiryRequest({ ...asked, method: 'private_key_jwt', hint: 'refresh_token' });
    expect([method, url]).toEqual(['POST', asked.url]);
    expect([...new URLSearchParams(plainWireText(body ?? []))]).toEqual([
      ['token', 'r+t'],
      ['token_type_hint', 'refresh_token'],
      ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
      ['client_assertion', 'a.b.c'],
    ]);
    expect(body).toContainEqual({ secret: 'refresh_token', text: 'r%2Bt' });
    expect(headers).toContainEqual({ name: 'content-type', value: ['application/x-www-form-urlencoded'] });
    const basic = inquiryRequest({ ...asked, method: 'client_secret_basic', hint: 'id_token' });
    expect(plainWireText(basic.body ?? [])).toBe('token=r%2Bt');
    expect(basic.headers).toContainEqual({
      name: 'authorization',
      value: ['Basic ', { secret: 'basic_credentials', text: btoa('billing:s3%3Acret') }],
    });
  });
});

describe('an answer to it', () => {
  test('says that the token holds, with all that the server says, or that it does not', () => {
    expect(readInquiryAnswer('introspection', answered('{"active":true,"scope":"a"}'))).toEqual({
      kind: 'active',
      members: { active: true, scope: 'a' },
    });
    expect(readInquiryAnswer('introspection', answered('{"active":false}'))).toEqual({ kind: 'inactive' });
  });

  test('of a revocation is the status alone', () => {
    expect(readInquiryAnswer('revocation', answered(''))).toEqual({ kind: 'revoked' });
    expect(readInquiryAnswer('revocation', answered('{}', 204))).toEqual({ kind: 'revoked' });
  });

  test('is an error with what its code means, whatever the status', () => {
    const error = readInquiryAnswer('revocation', answered('{"error":"unsupported_token_type","error_description":"no JWTs"}', 400));
    expect(error).toMatchObject({ kind: 'error', error: 'unsupported_token_type', description: 'no JWTs', source: 'RFC 7009 2.2.1' });
    expect(readInquiryAnswer('introspection', answered('{"error":"invalid_client"}'))).toMatchObject({ kind: 'error' });
  });

  test.each([
    [answered('<html>'), /Introspection answers with a JSON object/],
    [answered('{"active":"true"}'), /no “active” that is true or false/],
    [answered('', 401), /^Status 401, and no OAuth error says why/],
    [answered('', 302, [{ name: 'location', value: '/login' }]), /redirects to “https:\/\/as\.example\/login”/],
  ])('that is neither is said to be unusable', (response, explanation) => {
    expect(readInquiryAnswer('introspection', response)).toEqual({ kind: 'unusable', explanation: expect.stringMatching(explanation) });
  });
});
