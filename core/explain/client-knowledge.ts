import type { Evidence } from './evidence.ts';

/**
 * What is known of a client beside the draft, as parts of the evidence: its keys, what may be said of its secret, what the server publishes, and
 * what was sent before. The page lays it under what it knows itself: `{ ...knowledge, ...draft }`.
 */
export type ClientKnowledge = Pick<
  Evidence,
  | 'registration'
  | 'issuer'
  | 'tokenEndpoint'
  | 'signingKey'
  | 'heldKeys'
  | 'otherClientIds'
  | 'keys'
  | 'secret'
  | 'metadata'
  | 'history'
  | 'lacking'
>;
