/** What an OAuth error code means. */
export interface ErrorCode {
  readonly code: string;
  /** One or two sentences: what the server says with it, and no cause that another answer with the same code would belie. */
  readonly explanation: string;
  readonly source: string;
  /** Where a server may send it: from the token endpoint, or from a protected resource in `WWW-Authenticate`. */
  readonly from: 'token endpoint' | 'protected resource';
}

function fromTokenEndpoint(code: string, source: string, explanation: string): ErrorCode {
  return { code, source, explanation, from: 'token endpoint' };
}

function fromResource(code: string, source: string, explanation: string): ErrorCode {
  return { code, source, explanation, from: 'protected resource' };
}

/** The one table of error codes. */
export const errorCodes: readonly ErrorCode[] = [
  fromTokenEndpoint('invalid_client', 'RFC 6749 5.2', 'The server could not authenticate the client.'),
  fromTokenEndpoint(
    'invalid_request',
    'RFC 6749 5.2',
    'The server cannot use the request as it is. By the specification something is missing, stands twice or is malformed; some servers say so of a faulty assertion or of what the client may not do, too.',
  ),
  fromTokenEndpoint(
    'invalid_grant',
    'RFC 6749 5.2',
    'The grant itself was refused: the assertion sent as “assertion”, the refresh token or the code is invalid, expired, revoked, used before, or belongs to another client.',
  ),
  fromTokenEndpoint(
    'unauthorized_client',
    'RFC 6749 5.2',
    'The client is known but may not use this grant. Allow the grant in the client’s registration at the server.',
  ),
  fromTokenEndpoint(
    'unsupported_grant_type',
    'RFC 6749 5.2',
    'The server does not offer this grant. Check the spelling of “grant_type”, and whether the server’s metadata lists it.',
  ),
  fromTokenEndpoint('invalid_scope', 'RFC 6749 5.2', 'The scope is unknown, malformed, or more than the client may have.'),
  fromTokenEndpoint(
    'invalid_target',
    'RFC 8707 2',
    'The “resource” or “audience” is unknown to the server, malformed, or not allowed for this client.',
  ),
  fromTokenEndpoint('invalid_dpop_proof', 'RFC 9449 5', 'The DPoP proof is missing or wrong.'),
  fromTokenEndpoint(
    'use_dpop_nonce',
    'RFC 9449 8',
    'Not a refusal: the server wants a DPoP proof that holds the nonce from its “DPoP-Nonce” header, with a new client assertion.',
  ),
  fromTokenEndpoint('authorization_pending', 'RFC 8628 3.5', 'The person has not yet approved the device. Ask again after the interval.'),
  fromTokenEndpoint('slow_down', 'RFC 8628 3.5', 'The client asks too often. Wait 5 seconds longer between requests.'),
  fromTokenEndpoint('expired_token', 'RFC 8628 3.5', 'The device code has expired. Start the device flow again.'),
  fromTokenEndpoint('access_denied', 'RFC 8628 3.5, RFC 6749 4.1.2.1', 'The person or the server denied the authorization.'),
  fromTokenEndpoint(
    'interaction_required',
    'OpenID Connect Core 3.1.2.6',
    'The person must act in a browser; no other request from the client helps.',
  ),
  fromTokenEndpoint('login_required', 'OpenID Connect Core 3.1.2.6', 'The person must sign in again in a browser.'),
  fromTokenEndpoint('consent_required', 'OpenID Connect Core 3.1.2.6', 'The person, or an administrator, must give consent first.'),
  fromTokenEndpoint('server_error', 'RFC 6749 4.1.2.1', 'The server failed; the request is not at fault. Try again with a new assertion.'),
  fromTokenEndpoint(
    'temporarily_unavailable',
    'RFC 6749 4.1.2.1',
    'The server is overloaded or in maintenance. Try again later with a new assertion.',
  ),
  fromTokenEndpoint('unsupported_token_type', 'RFC 7009 2.2.1', 'The server does not revoke tokens of this type.'),
  fromTokenEndpoint('invalid_client_metadata', 'RFC 7591 3.2.2', 'A value of the client’s registration is not allowed by the server.'),
  fromResource(
    'invalid_request',
    'RFC 6750 3.1',
    'The server cannot use the call as it is: a parameter is missing, repeated, or the token was sent in more than one way.',
  ),
  fromResource(
    'invalid_token',
    'RFC 6750 3.1',
    'The access token was refused: expired, revoked, malformed, meant for another audience or from another issuer, or bound to a key and sent as a plain Bearer token.',
  ),
  fromResource(
    'insufficient_scope',
    'RFC 6750 3.1',
    'The token is valid but its scope is not enough for this call. Request a token with the scope that the challenge names.',
  ),
  fromResource('insufficient_user_authentication', 'RFC 9470 3', 'The person’s sign-in was too weak or too long ago for this call.'),
  fromResource('invalid_dpop_proof', 'RFC 9449 7.1', 'The DPoP proof is missing or wrong.'),
  fromResource(
    'use_dpop_nonce',
    'RFC 9449 9',
    'Not a refusal: the resource wants a DPoP proof that holds the nonce from its “DPoP-Nonce” header.',
  ),
];

/** The table's entry for a code sent from there; a code of the other side when only that one knows it, else undefined. */
export function errorCode(code: string, from: ErrorCode['from']): ErrorCode | undefined {
  const entries = errorCodes.filter((entry) => entry.code === code);
  return entries.find((entry) => entry.from === from) ?? entries[0];
}
