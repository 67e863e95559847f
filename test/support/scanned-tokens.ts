/** A compact JWS over a header and claims, with any text for its signature. */
export function compactJws(claims: unknown, header: object = {}, signature = 'c2lnbmF0dXJl'): string {
  return `${segment({ alg: 'ES256', ...header })}.${segment(claims)}.${signature}`;
}

/** A compact JWE whose parts are made up. */
export function compactJwe(header: object = {}): string {
  return `${segment({ alg: 'dir', enc: 'A256GCM', ...header })}..aXY.Y2lwaGVydGV4dA.dGFn`;
}

/** A JSON value as a base64url segment. */
export function segment(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
