import type { Evidence, RequestEvidence, ResponseEvidence } from '../evidence.ts';
import { factsOf, type Need } from '../facts.ts';
import { lint } from '../lint.ts';
import type { Cause } from './cause.ts';
import { detectors } from './detectors.ts';
import { diagnosisFacts } from './diagnosis-facts.ts';
import { findingSuspicions } from './finding-suspicions.ts';
import { checksOf, judgeChecks, type JudgedCheck } from './judged-check.ts';
import { unexplained } from './nothing-visible.ts';
import { rankCauses } from './rank.ts';
import { readRefusal, type Said } from './said.ts';
import { summaryText } from './summary.ts';
import { suspicion, type Suspicion } from './suspicion.ts';

/** Why a server refused, as far as can be told from here. */
export interface Diagnosis {
  readonly said: Said;
  /** The likeliest first; never empty. */
  readonly causes: readonly Cause[];
  /** The server's checks in their order. */
  readonly checks: readonly JudgedCheck[];
  /** Text for a ticket, free of secrets. */
  readonly summary: string;
}

/** Evidence of an answer that can be explained. */
export interface RefusalEvidence extends Evidence {
  readonly request: RequestEvidence;
  readonly response: ResponseEvidence;
}

/** Explains a refused request. It waits for nothing and never throws. */
export function diagnose(evidence: RefusalEvidence): Diagnosis {
  const said = readRefusal(evidence.response, evidence.profile);
  const facts = diagnosisFacts(factsOf(evidence), evidence.request, evidence.response, said);
  const order = checksOf(facts).map(({ name }) => name);
  const detected = detectors.flatMap((detect) => [detect(facts) ?? []].flat()).map(suspicion);
  const ranked = rankCauses(merged([...detected, ...findingSuspicions(evidence, said)]), said, order);
  const explained = ranked.some(({ verdict, confidence }) => verdict === 'cause' || (verdict === 'likely' && confidence >= leastLikely));
  const causes: readonly Cause[] = explained ? ranked : [unexplained(said, missingNeeds(evidence)), ...ranked];
  const checks = judgeChecks(facts, causes);
  return { said, causes, checks, summary: summaryText(facts, causes, checks) };
}

/** Below this a cause is no more than something to try. */
const leastLikely = 0.3;

/** What several look for is said once, and so is one sentence: by whoever comes first, with the evidence of all and the greatest strength. */
function merged(suspicions: readonly Suspicion[]): readonly Suspicion[] {
  const byId = new Map<string, Suspicion>();
  for (const each of suspicions) {
    const known = byId.get(each.id);
    byId.set(each.id, known === undefined ? each : together(known, each));
  }
  const titles = new Set<string>();
  return [...byId.values()].filter(({ title }) => !titles.has(title) && titles.add(title));
}

function together(one: Suspicion, other: Suspicion): Suspicion {
  return {
    ...one,
    because: [...one.because, ...(one.title === other.title ? [] : [other.title]), ...other.because],
    against: [...one.against, ...other.against],
    fix: one.fix ?? other.fix,
    source: one.source ?? other.source,
  };
}

function missingNeeds(evidence: Evidence): readonly Need[] {
  return [...new Set(lint(evidence).notChecked.flatMap(({ missing }) => missing))];
}
