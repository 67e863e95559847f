/** A compact JWS of these parts, JSON text or values, with a signature that nothing made. */
export function unsignedToken(header: unknown, claims: unknown, signature = 'AA'): string {
  return `${segment(header)}.${segment(claims)}.${signature}`;
}

function segment(part: unknown): string {
  return Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
}

/** Markup that would run a script if it were ever taken for markup. */
export const markup = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
