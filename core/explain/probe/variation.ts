import type { TokenRequestDraft } from '../../contract/tokens.ts';
import type { JsonObject } from '../../contract/values.ts';
import type { BasicEncodingName } from '../../oauth/basic-credentials.ts';
import type { KeyEvidence } from '../evidence.ts';
import type { Fix } from '../fix.ts';

/** What one variation changes about a request. */
export const variedThings = ['audience', 'kid', 'typ', 'client_id', 'claims', 'clock', 'algorithm', 'parameter', 'secret'] as const;
export type VariedThing = (typeof variedThings)[number];

/** One change to a request that a server refuses, to see whether it takes it then. */
export interface Variation {
  /** The same in every plan: “audience:token-endpoint”. */
  readonly id: string;
  readonly varies: VariedThing;
  /** Why it is worth a request, in a sentence. */
  readonly reason: string;
  /** What it shows when it is taken, to go on from “This server”: “takes the token endpoint as audience”. */
  readonly shows: string;
  readonly fix: Fix;
}

/** A variation with how likely it is to be the answer, from 0 to 100. */
export interface LikelyVariation extends Variation {
  readonly likelihood: number;
}

/** What a probe starts from. */
export interface ProbeSubject {
  /** The request that is refused. */
  readonly request: TokenRequestDraft;
  /** Of the registration. */
  readonly issuer: string;
  /** Where the request goes. */
  readonly tokenEndpoint: string;
  /** The server's metadata; null where it is not known. */
  readonly metadata: JsonObject | null;
  /** The key that signs; null where none does. */
  readonly key: KeyEvidence | null;
  /** The server's clock minus ours, in seconds; null where it never said. */
  readonly clockOffset: number | null;
  /** Encodings of Basic credentials in which these come out otherwise than as they are sent; none for another method. */
  readonly otherBasicEncodings: readonly BasicEncodingName[];
}

/** Finds the variations of one thing. */
export type Vary = (subject: ProbeSubject) => readonly LikelyVariation[];
