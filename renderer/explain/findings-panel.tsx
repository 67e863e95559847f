import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { OpenedToken } from '../../core/contract/token-opening.ts';
import { tokenUses, type TokenUse } from '../../core/explain/evidence.ts';
import { judgedOpening } from '../../core/explain/opened-evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import type { TokenKindDescription } from '../../core/jose/token.ts';
import { queries } from '../app/host.ts';
import { useJudgedInstant } from '../app/judged-instant.ts';
import { useOwnProfiles } from '../app/own-profiles.ts';
import { JudgedStrip } from '../token/judged-strip.tsx';
import { JudgementClock } from '../token/judgement-clock.tsx';
import { useSignature } from '../token/use-signature.ts';
import { Select } from '../ui/inputs.tsx';
import { Loading } from '../ui/loading.tsx';
import { FindingsList } from './findings-list.tsx';
import { likelyUse, registrationOf, tokenEvidence } from './token-evidence.ts';
import { useJudge } from './use-judge.ts';
import classes from './findings-panel.module.css';

const useWords: Readonly<Record<TokenUse, string>> = {
  'client-assertion': 'a client assertion',
  grant: 'an assertion as grant',
  'access-token': 'an access token',
  'id-token': 'an ID token',
  'dpop-proof': 'a DPoP proof',
};

const optionsOfUse = tokenUses.map((value) => ({ value, label: useWords[value] }));
const noRegistration = 'none';

/** Stands in the place of a signed token where there is none to check. */
const nothingSigned = { text: '', form: 'opaque' } as const;

export interface FindingsPanelProps {
  readonly text: string;
  /** What it is where that was shown by what stood around it. */
  readonly kind?: TokenKindDescription | undefined;
  /** What came of opening it, for an encrypted token that was opened. */
  readonly opened?: OpenedToken | undefined;
}

/** What the rules find in a token, at the instant that was chosen, as what it is used as, and against which registration. */
export function FindingsPanel({ text, kind, opened }: FindingsPanelProps) {
  const id = useId();
  const judge = useJudge();
  const at = useJudgedInstant();
  const settled = useDeferredValue(text);
  const read = useMemo(() => readToken(settled), [settled]);
  const { data: clients = [] } = useQuery(queries.clients.list.queryOptions());
  const [chosenUse, setUse] = useState<TokenUse | null>(null);
  const [chosenClient, setClient] = useState<string | null>(null);
  const use = chosenUse ?? likelyUse(read, kind);
  const client = useMemo(
    () => (chosenClient === null ? registrationOf(read, use, clients) : clients.find((each) => each.id === chosenClient)),
    [chosenClient, read, use, clients],
  );
  const { signature } = useSignature({ token: read, clientId: client?.id });
  const judged = useMemo(() => (opened === undefined ? null : judgedOpening(read, opened)), [opened, read]);
  const { signature: innerSignature } = useSignature({ token: judged?.inner ?? nothingSigned, clientId: client?.id });
  const { data: knowledge } = useQuery(
    queries.explanations.knowledge.queryOptions({ input: { clientId: client?.id ?? '' }, enabled: client !== undefined }),
  );
  const own = useOwnProfiles();
  const judgement = useMemo(() => {
    if (judge === null) return null;
    const { claims } = judged?.read ?? read;
    const opening = judged === null ? undefined : { judged, signature: innerSignature };
    const issuer = client?.issuer ?? (typeof claims?.['iss'] === 'string' ? claims['iss'] : '');
    const signs = { issuer, tokenEndpoint: client?.tokenEndpoint ?? '', profileId: client?.profileId, own };
    return judge.judge(tokenEvidence({ read, use, client, signature, knowledge, opening, at }), signs);
  }, [judge, read, judged, innerSignature, use, client, signature, knowledge, at, own]);
  return (
    <div className={classes.panel}>
      <JudgedStrip />
      <div className={classes.bar}>
        <label htmlFor={`${id}-use`}>
          Used as
          <Select id={`${id}-use`} options={optionsOfUse} value={use} onChange={setUse} />
        </label>
        <label htmlFor={`${id}-client`}>
          by
          <Select
            id={`${id}-client`}
            options={[
              { value: noRegistration, label: 'no registration' },
              ...clients.map((each) => ({ value: each.id, label: each.name })),
            ]}
            value={client?.id ?? noRegistration}
            onChange={setClient}
          />
        </label>
        <JudgementClock claims={judged?.read.claims ?? read.claims} />
      </div>
      {judge === null || judgement === null ? <Loading /> : <FindingsList judge={judge} judgement={judgement} />}
    </div>
  );
}
