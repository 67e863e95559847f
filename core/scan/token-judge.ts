import type { TokenUse } from '../explain/evidence.ts';
import { findingIds } from '../explain/lint.ts';
import type { Profile } from '../explain/profiles/profile.ts';
import { profileInForce } from '../explain/profiles/profile-in-force.ts';
import { usualUse } from '../explain/use-of-kind.ts';
import type { ReadToken } from '../jose/token.ts';
import type { TokenFacts } from './found-token.ts';

/** The ids of the rules that find something in a token by its text alone. */
export type TokenJudge = (read: ReadToken, facts: TokenFacts) => readonly string[];

/** How tokens are judged. */
export interface JudgeTerms {
  /** The instant of judgement, a NumericDate. */
  readonly at: number;
  /** A person's own profiles. */
  readonly own: readonly Profile[];
}

const nothing: readonly string[] = [];

/** Servers whose profile is remembered. */
const mostServers = 1000;

/**
 * Judges tokens by every rule, each by the profile of its server: of the issuer, or of an assertion's audience. Equal lists of findings are
 * the same list, so that many take no room.
 */
export function createTokenJudge({ at, own }: JudgeTerms): TokenJudge {
  const lists = new Map<string, readonly string[]>();
  const profiles = new Map<string, Profile>();

  function profileOf(server: string): Profile {
    const known = profiles.get(server);
    if (known !== undefined) return known;
    const { profile } = profileInForce({ issuer: server, tokenEndpoint: server }, own);
    if (profiles.size < mostServers) profiles.set(server, profile);
    return profile;
  }

  return (read, facts) => {
    const use = usualUse(facts.kind);
    if (use === null) return nothing;
    const found = findingIds({ use, at, profile: profileOf(serverOf(use, facts)), token: { read, draft: false } });
    const key = found.join();
    const known = lists.get(key);
    if (known !== undefined) return known;
    lists.set(key, found);
    return found;
  };
}

/** Who made the token, or who the client made it for. */
function serverOf(use: TokenUse, { iss, aud }: TokenFacts): string {
  const isFromServer = use === 'access-token' || use === 'id-token';
  return (isFromServer ? iss : aud[0]) ?? '';
}
