import { listed, shownValue } from '../shown-value.ts';
import type { Cause, Verdict } from './cause.ts';
import type { Said } from './said.ts';
import type { ServerCheckName } from './server-check.ts';
import type { Strength, Suspicion } from './suspicion.ts';

/**
 * How a suspicion stands to what the server said: it named the rule's matter or at least the check; it may mean it; or it means something
 * else.
 */
type Relation = 'named' | 'check named' | 'open' | 'other';

const confidences: Readonly<Record<Relation, Readonly<Record<Strength, number>>>> = {
  named: { certain: 0.98, probable: 0.93, possible: 0.75, remote: 0.6 },
  'check named': { certain: 0.95, probable: 0.8, possible: 0.5, remote: 0.4 },
  open: { certain: 0.9, probable: 0.6, possible: 0.3, remote: 0.15 },
  other: { certain: 0.1, probable: 0.05, possible: 0.02, remote: 0.01 },
};

interface Weighed {
  readonly suspicion: Suspicion;
  readonly relation: Relation;
  readonly confidence: number;
}

/** Suspicions as causes, the likeliest first. `order`: the checks as the server makes them. */
export function rankCauses(suspicions: readonly Suspicion[], said: Said, order: readonly ServerCheckName[]): readonly Cause[] {
  const weighed = suspicions.map((suspicion): Weighed => {
    const relation = relationTo(suspicion, said);
    return { suspicion, relation, confidence: confidences[relation][suspicion.strength] };
  });
  const sorted = weighed.toSorted(
    (one, other) =>
      other.confidence - one.confidence ||
      commonness(one, said) - commonness(other, said) ||
      order.indexOf(one.suspicion.check) - order.indexOf(other.suspicion.check),
  );
  const settled = isSettled(sorted);
  // A guess is no finding: once something explains the refusal, or the server means something else, it is worth nothing.
  const worthwhile = sorted.filter(({ suspicion, relation }) => suspicion.strength !== 'remote' || (!settled && relation !== 'other'));
  return worthwhile.map((each, index) => cause(each, verdictOf(each, index, settled), said));
}

function relationTo({ id, check }: Suspicion, { specific, rules, checks }: Said): Relation {
  if (specific && rules.includes(id)) return 'named';
  if (checks === null) return 'open';
  if (!checks.includes(check)) return 'other';
  return specific ? 'check named' : 'open';
}

/** Among equally sure ones, what people meet most often comes first. A sure one is refused at the first check that it fails. */
function commonness({ suspicion: { id, strength } }: Weighed, { rules, specific }: Said): number {
  if (strength === 'certain' && !specific) return 0;
  const index = rules.indexOf(id);
  return index === -1 ? rules.length : index;
}

/** Whether the first is the cause beyond doubt: nothing else explains the refusal as well. */
function isSettled([first, second]: readonly Weighed[]): boolean {
  if (first === undefined) return false;
  const { relation, suspicion, confidence } = first;
  if (relation === 'other' || suspicion.strength === 'remote') return false;
  if (relation === 'check named' && suspicion.strength === 'possible') return false;
  if (relation === 'open' && suspicion.strength !== 'certain') return false;
  if (second === undefined) return true;
  const isRivalled = second.relation !== 'other' && second.suspicion.strength !== 'remote' && second.suspicion.check === suspicion.check;
  if (suspicion.strength === 'possible' && isRivalled) return false;
  return confidence > second.confidence;
}

function verdictOf({ relation }: Weighed, index: number, settled: boolean): Verdict {
  if (relation === 'other') return 'wrong-but-not-this';
  if (!settled) return 'likely';
  return index === 0 ? 'cause' : 'wrong-but-not-this';
}

function cause({ suspicion, relation, confidence }: Weighed, verdict: Verdict, said: Said): Cause {
  const { id, check, title, because, against, advice, fix, source } = suspicion;
  const words = saidWords(said);
  const isNamed = relation === 'named' || relation === 'check named';
  const speaksFor = isNamed && verdict !== 'wrong-but-not-this' ? [`The server says so: ${words}.`] : [];
  const speaksAgainst = relation === 'other' ? [`The server complains of something else: ${words}.`] : [];
  return {
    id,
    verdict,
    confidence: verdict === 'wrong-but-not-this' ? Math.min(confidence, 0.1) : confidence,
    check,
    title,
    evidence: { for: [...speaksFor, ...because], against: [...speaksAgainst, ...against] },
    advice,
    fix,
    source,
  };
}

/** The server's own words, or what it did without any. */
export function saidWords({ status, code, text }: Said): string {
  const words = [code, text].filter((each) => each !== null);
  if (words.length === 0) return `status ${status}`;
  return words.length === 1 ? shownValue(words[0]) : listed(words).replace(' and ', ': ');
}
