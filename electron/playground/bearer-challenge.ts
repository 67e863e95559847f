/** Why a protected resource refuses a request (RFC 6750 3.1). `error` is left out when no token was sent. */
export interface BearerFault {
  readonly status: 400 | 401 | 403;
  readonly error?: 'invalid_request' | 'invalid_token' | 'insufficient_scope';
  readonly description: string;
  /** The scope that would do. */
  readonly scope?: string;
}

/** The value of `WWW-Authenticate` for a fault (RFC 6750 3). */
export function bearerChallenge(fault: BearerFault): string {
  const parameters = [['realm', 'Assay playground API']];
  // A request without a token is told no more than that one is needed (RFC 6750 3.1).
  if (fault.error !== undefined) parameters.push(['error', fault.error], ['error_description', describable(fault.description)]);
  if (fault.scope !== undefined) parameters.push(['scope', fault.scope]);
  return `Bearer ${parameters.map(([name, value]) => `${name}="${value}"`).join(', ')}`;
}

/** A text with only the characters that `error_description` may hold (RFC 6749 5.2, RFC 6750 3). */
export function describable(text: string): string {
  return text.replaceAll('"', "'").replaceAll(/[^\u0020\u0021\u0023-\u005b\u005d-\u007e]/g, '?');
}
