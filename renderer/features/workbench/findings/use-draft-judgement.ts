import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { Discovery } from '../../../../core/contract/metadata.ts';
import type { MemberPath } from '../../../../core/explain/rule.ts';
import type { Judgement, ProfileSigns } from '../../../explain/judge.ts';
import { useJudge, type Judge } from '../../../explain/use-judge.ts';
import { useNow } from '../../../ui/use-now.ts';
import { queries } from '../../../app/host.ts';
import { useOwnProfiles } from '../../../app/own-profiles.ts';
import { useSigningKey } from '../assertion/use-signing-key.ts';
import { usePreview } from '../request/use-preview.ts';
import type { RunState } from '../run/run-state.ts';
import type { Situation } from '../run/situation.ts';
import { callEvidence } from './call-evidence.ts';
import { draftEvidence } from './draft-evidence.ts';
import { isOfToken } from './token-needs.ts';

/** What the rules say of what is on the workbench. */
export interface DraftJudgement {
  /** Null until the rules are there. */
  readonly judge: Judge | null;
  readonly judgement: Judgement | null;
  readonly call: Judgement | null;
  /** Asking the server for what it publishes about itself, which some rules need. */
  readonly metadata: { readonly read: () => void; readonly reading: boolean; readonly fault: string | null };
}

/** Judges the draft after each edit, behind the typing: a keystroke never waits for it. */
export function useDraftJudgement(situation: Situation, { request: last }: RunState): DraftJudgement {
  const judge = useJudge();
  const { key: signingKey } = useSigningKey(situation.client);
  const preview = usePreview(situation);
  const now = useNow(1000);
  const { id: clientId, issuer, updatedAt } = situation.client;
  const exchange = last?.result ?? null;
  const discovery = useQuery(
    queries.metadata.discover.queryOptions({ input: { issuer }, enabled: false, staleTime: Number.POSITIVE_INFINITY }),
  );
  const asked = queries.explanations.knowledge.queryOptions({ input: { clientId }, placeholderData: keepPreviousData });
  // What is known changes with the registration and with every request.
  const { data: knowledge } = useQuery({ ...asked, queryKey: [...asked.queryKey, updatedAt, exchange?.id] as const });
  const known = useMemo(
    () => ({ situation, signingKey, request: preview.ok ? preview.value : null, discovery: discovery.data, knowledge, exchange, now }),
    [situation, signingKey, preview, discovery.data, knowledge, exchange, now],
  );
  const settled = useDeferredValue(known);
  const own = useOwnProfiles();
  const judgement = useMemo(() => (judge === null ? null : judged(judge, settled, own)), [judge, settled, own]);
  const call = useMemo(() => (judge === null ? null : judgedCall(judge, settled, own)), [judge, settled, own]);
  return {
    judge,
    judgement,
    call,
    metadata: {
      read: () => void discovery.refetch(),
      reading: discovery.isFetching,
      fault: discoveryFault(discovery.data, discovery.isError),
    },
  };
}

function judgedCall(judge: Judge, { situation, now }: { readonly situation: Situation; readonly now: number }, own: ProfileSigns['own']) {
  const evidence = callEvidence(situation, now);
  const { issuer, tokenEndpoint, profileId } = situation.client;
  return evidence === null ? null : judge.judge(evidence, { issuer, tokenEndpoint, profileId, own });
}

function judged(judge: Judge, known: Parameters<typeof draftEvidence>[0], own: ProfileSigns['own']): Judgement {
  const { client, draft } = known.situation;
  const { evidence, unresolved } = draftEvidence(known);
  const { profileId } = client;
  const result = judge.judge(evidence, { issuer: client.issuer, tokenEndpoint: draft.request.tokenEndpoint, profileId, own });
  const findings = result.findings.filter(({ member }) => member === null || !isElsewhere(member, unresolved));
  // Without an assertion, what is said of assertions is not waiting for anything.
  const notChecked = evidence.token === undefined ? result.notChecked.filter(({ missing }) => !missing.some(isOfToken)) : result.notChecked;
  return { ...result, findings, notChecked };
}

/** What is said elsewhere: why a placeholder cannot be filled in, and what is wrong with the last answer, save that the clocks differ. */
function isElsewhere([part, name]: MemberPath, unresolved: ReadonlySet<string>): boolean {
  return unresolved.has(`${part}.${name ?? ''}`) || (part === 'response' && name !== 'date');
}

function discoveryFault(discovery: Discovery | undefined, failed: boolean): string | null {
  if (failed) return 'The server’s metadata could not be asked for.';
  return discovery?.document === null ? (discovery.attempts.at(-1)?.message ?? 'The server publishes no metadata.') : null;
}
