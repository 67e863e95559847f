import { useMemo } from 'react';
import type { StoredToken } from '../../../../core/contract/tokens.ts';
import { readToken } from '../../../../core/jose/read-token.ts';
import { useJudgedInstant } from '../../../app/judged-instant.ts';
import { useOwnProfiles } from '../../../app/own-profiles.ts';
import { FindingsList } from '../../../explain/findings-list.tsx';
import { countWords, severityCounts } from '../../../explain/findings-of.ts';
import { useJudge } from '../../../explain/use-judge.ts';
import { useSignature } from '../../../token/use-signature.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { storedTokenEvidence } from './stored-token-evidence.ts';

/** What the rules find in a stored token that was opened, together with the answer that it came in. */
export function StoredTokenFindings({ token, text }: { readonly token: StoredToken; readonly text: string }) {
  const { situation, run } = useWorkbench();
  const { client } = situation;
  const judge = useJudge();
  const own = useOwnProfiles();
  const at = useJudgedInstant();
  const { signature } = useSignature({ token: useMemo(() => readToken(text), [text]), clientId: client.id });
  const judgement = useMemo(() => {
    if (judge === null) return null;
    const exchanges = [run.refresh, run.request?.result].filter((exchange) => exchange !== null && exchange !== undefined);
    const { issuer, tokenEndpoint, profileId } = client;
    return judge.judge(storedTokenEvidence({ token, text, client, signature, at, exchanges }), { issuer, tokenEndpoint, profileId, own });
  }, [judge, token, text, client, signature, at, run.refresh, run.request, own]);
  if (judge === null || judgement === null) return null;
  const counted = countWords(severityCounts(judgement.findings));
  return (
    <Disclosure summary={counted === '' ? 'Findings: none' : `Findings: ${counted}`}>
      <FindingsList judge={judge} judgement={judgement} />
    </Disclosure>
  );
}
