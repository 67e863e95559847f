import { textNearMiss } from './text-near-miss.ts';
import { urlDifferences, type UrlDifferenceKind } from './url-differences.ts';

/** A value that an audience may have been meant to be, and what it is: "the issuer", "the token endpoint". */
export interface AudienceCandidate {
  readonly called: string;
  readonly value: string;
}

/** By what an audience misses a candidate. */
export type AudienceDifference = UrlDifferenceKind | 'unseen characters';

/** An audience that nearly is one of the candidates. */
export interface AudienceNearMiss {
  readonly candidate: AudienceCandidate;
  readonly differences: readonly AudienceDifference[];
  /** Whether the two differ in spelling alone, so that people take them for the same place (RFC 3986 6.2). */
  readonly spelling: boolean;
  /** A sentence with both values: "“aud” is “…/” and the issuer is “…”: it has a slash at the end, and the other has none." */
  readonly sentence: string;
}

interface Difference {
  readonly kind: AudienceDifference;
  readonly clause: string;
}

const spellings: ReadonlySet<AudienceDifference> = new Set([
  'slash at the end',
  'letter case',
  'default port',
  'scheme',
  'double slash',
  'percent encoding',
  'unseen characters',
]);

/** The candidate that an audience misses by least. Null when it is one of them exactly, or like none. */
export function audienceNearMiss(audience: string, candidates: readonly AudienceCandidate[]): AudienceNearMiss | null {
  if (candidates.some(({ value }) => value === audience)) return null;
  const misses = candidates
    .filter(({ value }) => value !== '')
    .flatMap((candidate) => {
      const differences = differencesFrom(audience, candidate.value);
      return differences === null ? [] : [{ candidate, differences }];
    });
  const [best] = misses.toSorted((one, other) => weight(one.differences) - weight(other.differences));
  if (best === undefined) return null;
  const { candidate, differences } = best;
  const clauses = differences.map(({ clause }) => clause).join(' and ');
  return {
    candidate,
    differences: differences.map(({ kind }) => kind),
    spelling: differences.every(({ kind }) => spellings.has(kind)),
    sentence: `“aud” is “${audience}” and ${candidate.called} is “${candidate.value}”: it ${clauses}.`,
  };
}

/** A difference in spelling is likelier a slip than one in what is named. */
function weight(differences: readonly Difference[]): number {
  return differences.reduce((sum, { kind }) => sum + (spellings.has(kind) ? 1 : 4), 0);
}

function differencesFrom(audience: string, wanted: string): readonly Difference[] | null {
  const text = textNearMiss(audience, wanted);
  if (text !== null && text.difference !== 'letter case' && text.difference !== 'percent encoding') {
    return [{ kind: 'unseen characters', clause: text.clause }];
  }
  const differences = urlDifferences(audience, wanted);
  if (differences === null || differences.length === 0 || differences.length > 3) return null;
  const others = differences.filter(({ kind }) => !spellings.has(kind));
  // One such difference can be a slip; more, or a foreign host with an empty path, and the two have nothing to do with each other.
  return others.length > 1 || (others.some(({ kind }) => kind === 'host') && differences.length > 1) ? null : differences;
}
