/** What a server looks at before it gives a token, or takes one, each by one word. */
export const serverCheckNames = [
  'request',
  'client',
  'method',
  'algorithm',
  'key',
  'signature',
  'subject',
  'audience',
  'times',
  'jti',
  'proof',
  'grant',
  'scope',
  'token',
  'server',
] as const;
export type ServerCheckName = (typeof serverCheckNames)[number];

/** One check that a server makes. */
export interface ServerCheck {
  readonly name: ServerCheckName;
  /** As a question that the check answers. */
  readonly question: string;
}

/**
 * The checks of a token endpoint in the order in which servers usually make them (RFC 7523 3, OpenID Connect Core 9). Servers differ:
 * some read the claims before they look for the key.
 */
export const tokenEndpointChecks: readonly ServerCheck[] = [
  { name: 'request', question: 'Is it a well-formed request with one way of authenticating?' },
  { name: 'client', question: 'Is the client known?' },
  { name: 'method', question: 'May the client authenticate in this way?' },
  { name: 'algorithm', question: 'Is the algorithm allowed for it?' },
  { name: 'key', question: 'Is there a registered key for it?' },
  { name: 'signature', question: 'Does the signature match?' },
  { name: 'subject', question: 'Are “iss” and “sub” the client?' },
  { name: 'audience', question: 'Is “aud” this server?' },
  { name: 'times', question: 'Is it valid now, and not for too long?' },
  { name: 'jti', question: 'Is it used for the first time?' },
  { name: 'proof', question: 'Is the DPoP proof right, where one is needed?' },
  { name: 'grant', question: 'Is the grant allowed and valid?' },
  { name: 'scope', question: 'May the client have this scope at this resource?' },
];

/** The checks of a protected resource (RFC 6750 3.1, RFC 9068 4). */
export const resourceChecks: readonly ServerCheck[] = [
  { name: 'request', question: 'Does the call carry one token in the right place?' },
  { name: 'token', question: 'Is it an access token at all?' },
  { name: 'signature', question: 'Was it issued by a server that is trusted here?' },
  { name: 'audience', question: 'Is it meant for this resource?' },
  { name: 'times', question: 'Is it valid now?' },
  { name: 'proof', question: 'Is it sent with the proof that it is bound to, if any?' },
  { name: 'scope', question: 'Is its scope enough for this call?' },
];
