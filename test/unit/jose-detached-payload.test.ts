import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lacksPayload, payloadClaims } from '../../core/jose/detached-payload.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { verifyToken, type VerificationCandidate } from '../../core/jose/verification.ts';

/** The key of RFC 7515 A.1, which RFC 7797 4 signs with too. */
const key: VerificationCandidate = {
  label: 'the key',
  kid: null,
  secret: Buffer.from('AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow', 'base64url'),
};

/** RFC 7797 4.2: the payload “$.02”, detached because its dot would end a segment. */
const unencoded = 'eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY';

/** RFC 7797 4.1: the same payload, encoded. */
const encoded = 'eyJhbGciOiJIUzI1NiJ9.JC4wMg.5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ';

function verified(token: string, payload: string | Uint8Array) {
  return verifyToken(token, [key], typeof payload === 'string' ? Buffer.from(payload) : payload);
}

describe('a detached payload', () => {
  it('verifies as it stands where b64 is false (RFC 7797 4.2), and encoded where it is not (4.1)', async () => {
    expect(await verified(unencoded, '$.02')).toMatchObject({ state: 'verified' });
    expect(await verified(encoded.replace(/\..*\./, '..'), '$.02')).toMatchObject({ state: 'verified' });
    expect(await verified(unencoded, 'JC4wMg')).toMatchObject({ state: 'failed', code: 'mismatch' });
  });

  it('is wanted where the payload is empty, and never put in the place of one that is there', async () => {
    expect([unencoded, encoded, `{"protected":"e30","signature":"AA"}`, 'opaque'].map((text) => lacksPayload(readToken(text)))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(await verified(encoded, 'another')).toMatchObject({ state: 'verified' });
    expect(await verified(encoded.replace('JC4wMg', 'JC4wMw'), '$.02')).toMatchObject({ state: 'failed' });
  });

  it.each([
    ['$.02\n', 'the line break at the end of the payload is taken off'],
    ['$.02\r\n', 'the line break at the end of the payload is taken off'],
  ])('%j, whose line end was not signed, fails with that as the reason', async (payload, words) => {
    expect(await verified(unencoded, payload)).toMatchObject({
      state: 'failed',
      code: 'other-payload-form',
      reason: `With “the key” it verifies only when ${words}.`,
    });
  });

  it.each([
    ['a\r\nb', 'a\nb', 'the lines of the payload end in CR LF'],
    ['a\nb\n', 'a\r\nb\r\n', 'the lines of the payload end in LF'],
    ['a\n', 'a', 'a line feed stands behind the payload'],
  ])('of which %j was signed, and %j is given, says so', async (signed, given, words) => {
    const header = Buffer.from('{"alg":"HS256"}').toString('base64url');
    const input = `${header}.${Buffer.from(signed).toString('base64url')}`;
    const token = `${header}..${createHmac('sha256', key.secret ?? '')
      .update(input)
      .digest('base64url')}`;
    expect(await verified(token, signed)).toMatchObject({ state: 'verified' });
    expect(await verified(token, given)).toMatchObject({ code: 'other-payload-form', reason: expect.stringContaining(words) });
  });

  it('that is no text is verified by its bytes', async () => {
    expect(await verified(unencoded, new Uint8Array([0xff, 0x0a]))).toMatchObject({ state: 'failed', code: 'mismatch' });
    expect(payloadClaims(new Uint8Array([0xff])).claims).toBeNull();
    expect(payloadClaims(Buffer.from('{"iss":"x"}')).claims).toEqual({ iss: 'x' });
  });
});
