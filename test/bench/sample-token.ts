/** A JWS of about this many characters, with the claims of an access token and as many others as are needed. Its signature is zeros. */
export function sampleToken(length: number): string {
  const header = { alg: 'ES256', kid: 'sFqDLnxy0ZhBqv3', typ: 'at+jwt' };
  const claims: Record<string, unknown> = {
    iss: 'https://as.example',
    sub: 'acme-payments-7f3a',
    aud: 'https://api.example/payments',
    client_id: 'acme-payments-7f3a',
    iat: 1_767_225_852,
    exp: 1_767_229_452,
    jti: '6f0c8f52-1c3d-4b6c-9a77-0d4a4c2b8a10',
    scope: 'payments:read payments:write',
  };
  const signature = 'A'.repeat(86);
  for (let member = 0; ; member += 1) {
    const token = `${encode(header)}.${encode(claims)}.${signature}`;
    if (token.length >= length) return token;
    claims[`claim_${member}`] = `the value of claim ${member}, as long as such values are`.slice(0, Math.max(1, length - token.length));
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
