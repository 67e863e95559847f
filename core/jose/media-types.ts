import { openid, rfc, rfc7523bis, type Source } from './sources.ts';
import type { TokenKindName } from './token.ts';

/** What a `typ` header parameter declares a token to be (RFC 8725 3.11). */
export interface TokenMediaType {
  readonly kind: TokenKindName;
  /** For people: "an access token". */
  readonly words: string;
  readonly source: Source;
}

const federation = 'openid-federation-1_0.html';

const sdJwtVc: Source = { label: 'SD-JWT VC 3.2.1', url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc#section-3.2.1' };
const statusList: Source = {
  label: 'Token Status List 5.1',
  url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-5.1',
};
const attestation: Source = {
  label: 'Attestation-Based Client Authentication 5',
  url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-attestation-based-client-auth#section-5',
};

/** Explicit types by their name without `application/`, in lower case. */
const mediaTypes: ReadonlyMap<string, TokenMediaType> = new Map<string, TokenMediaType>([
  ['jwt', { kind: 'JWT', words: 'a JWT of any kind', source: rfc(7519, '5.1') }],
  ['client-authentication+jwt', { kind: 'client assertion', words: 'a client assertion', source: rfc7523bis('4') }],
  ['at+jwt', { kind: 'access token', words: 'an access token', source: rfc(9068, '2.1') }],
  ['dpop+jwt', { kind: 'DPoP proof', words: 'a DPoP proof', source: rfc(9449, '4.2') }],
  ['oauth-authz-req+jwt', { kind: 'request object', words: 'a request object', source: rfc(9101, '10.8') }],
  ['token-introspection+jwt', { kind: 'introspection response', words: 'an introspection response', source: rfc(9701, '5') }],
  [
    'logout+jwt',
    {
      kind: 'logout token',
      words: 'a logout token',
      source: openid('OpenID Connect Back-Channel Logout 2.4', 'openid-connect-backchannel-1_0.html#LogoutToken'),
    },
  ],
  ['secevent+jwt', { kind: 'security event token', words: 'a security event token', source: rfc(8417, '2.3') }],
  ['entity-statement+jwt', { kind: 'JWT', words: 'a federation entity statement', source: openid('OpenID Federation 3', federation) }],
  ['trust-mark+jwt', { kind: 'JWT', words: 'a federation trust mark', source: openid('OpenID Federation 7', federation) }],
  [
    'openidvci-proof+jwt',
    {
      kind: 'JWT',
      words: 'a proof for a credential issuer',
      source: openid('OpenID4VCI 8.2', 'openid-4-verifiable-credential-issuance-1_0.html'),
    },
  ],
  ['kb+jwt', { kind: 'key binding JWT', words: 'the key binding of an SD-JWT', source: rfc(9901, '4.3') }],
  ['dc+sd-jwt', { kind: 'SD-JWT VC', words: 'a credential as SD-JWT', source: sdJwtVc }],
  ['vc+sd-jwt', { kind: 'SD-JWT VC', words: 'a credential as SD-JWT, by the type’s former name', source: sdJwtVc }],
  ['sd-jwt', { kind: 'SD-JWT', words: 'an SD-JWT', source: rfc(9901, '4') }],
  ['statuslist+jwt', { kind: 'JWT', words: 'a list of token states', source: statusList }],
  ['oauth-client-attestation+jwt', { kind: 'JWT', words: 'a client attestation', source: attestation }],
  ['oauth-client-attestation-pop+jwt', { kind: 'JWT', words: 'the proof of a client attestation', source: attestation }],
  ['passport', { kind: 'JWT', words: 'a personal assertion token (PASSporT)', source: rfc(8225, '4.1') }],
]);

/** The entry for a `typ` value, compared as RFC 7515 4.1.9 says: without case, `application/` optional. Undefined when unknown. */
export function tokenMediaType(typ: unknown): TokenMediaType | undefined {
  return typeof typ === 'string' ? mediaTypes.get(typ.toLowerCase().replace(/^application\//, '')) : undefined;
}
