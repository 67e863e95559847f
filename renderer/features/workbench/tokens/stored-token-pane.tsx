import { useQuery } from '@tanstack/react-query';
import { KeySquare } from 'lucide-react';
import { useState } from 'react';
import type { InquiryName } from '../../../../core/contract/token-inquiries.ts';
import { faultText, hostFault } from '../../../app/host-fault.ts';
import { queries } from '../../../app/host.ts';
import { requestUnlock } from '../../../app/vault/vault-gate.ts';
import { TokenView } from '../../../token/token-view.tsx';
import { TokenViewSwitch, type TokenViewMode } from '../../../token/token-view-mode.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { kindWords } from '../run/step-summary.ts';
import { useWorkbench } from '../workbench-context.ts';
import { StoredTokenFindings } from './stored-token-findings.tsx';
import { TokenInquiryBar } from './token-inquiry-bar.tsx';

export interface StoredTokenPaneProps {
  readonly id: string | null;
  /** Asks the server about a token. */
  readonly onInquire: (inquiry: InquiryName, tokenId: string) => void;
}

/** The stored token that was opened, in clear. */
export function StoredTokenPane({ id, onInquire }: StoredTokenPaneProps) {
  const { situation } = useWorkbench();
  const [mode, setMode] = useState<TokenViewMode>('explained');
  const token = situation.tokens.find((candidate) => candidate.id === id);
  // It stays in the page's memory no longer than it is shown.
  const { data, error, refetch } = useQuery(
    queries.tokens.reveal.queryOptions({
      input: { id: token?.id ?? '' },
      enabled: token !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  );
  if (token === undefined) return <NoTokenPane />;
  const name = kindWords[token.kind];
  const unlock = async (): Promise<void> => {
    if (await requestUnlock()) await refetch();
  };
  return (
    <Pane aria-labelledby="token-title">
      <PaneHead
        titleId="token-title"
        title={name.charAt(0).toUpperCase() + name.slice(1)}
        actions={
          data === undefined ? null : (
            <>
              {token.form === 'opaque' ? null : <TokenViewSwitch mode={mode} onChange={setMode} />}
              <CopyButton text={data.text} />
            </>
          )
        }
      />
      <PaneBody>
        <TokenInquiryBar token={token} onInquire={(inquiry) => onInquire(inquiry, token.id)} />
        {error === null ? null : (
          <Note
            severity="error"
            action={
              hostFault(error).code === 'VAULT_LOCKED' ? (
                <Button size="s" onClick={() => void unlock()}>
                  Unlock
                </Button>
              ) : null
            }
          >
            {faultText(error)}
          </Note>
        )}
        {data === undefined && error === null ? <Loading label="Opening…" /> : null}
        {data === undefined ? null : <TokenView text={data.text} clientId={situation.client.id} mode={mode} />}
        {data === undefined || token.kind === 'refresh_token' ? null : <StoredTokenFindings token={token} text={data.text} />}
      </PaneBody>
    </Pane>
  );
}

/** Until a token is opened: what opening means. It is not done unasked, since it takes a secret out of the vault. */
function NoTokenPane() {
  const { session, situation } = useWorkbench();
  const [newest] = situation.tokens;
  return (
    <Pane aria-labelledby="token-title">
      <PaneHead titleId="token-title" title="Token" />
      <PaneBody>
        {newest === undefined ? (
          <EmptyState icon={KeySquare} title="Nothing to open yet">
            Request a token first.
          </EmptyState>
        ) : (
          <EmptyState
            icon={KeySquare}
            title="Open a token"
            action={<Button onClick={() => session.openToken(newest.id)}>Open the newest {kindWords[newest.kind]}</Button>}
          >
            Tokens stay sealed until you open them. Opening takes one out of the vault and shows it in clear.
          </EmptyState>
        )}
      </PaneBody>
    </Pane>
  );
}
