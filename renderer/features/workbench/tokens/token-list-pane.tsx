import { KeySquare, RefreshCw } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { usableRefreshToken } from '../run/situation.ts';
import { FaultNote } from '../track/fault-note.tsx';
import { RunFoot } from '../track/run-foot.tsx';
import { useWorkbench } from '../workbench-context.ts';
import type { Beside } from './beside.ts';
import { TokenRow } from './token-row.tsx';
import classes from './tokens.module.css';

export interface TokenListPaneProps {
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
  /** An answer is to be seen beside the list. */
  readonly onShow: (answer: Exclude<Beside, 'token'>) => void;
}

/** The client's stored tokens, newest first. */
export function TokenListPane({ opened, onOpen, onShow }: TokenListPaneProps) {
  const { situation, run, controls } = useWorkbench();
  const { tokens } = situation;
  const refreshToken = usableRefreshToken(tokens);
  const refresh = async (id: string): Promise<void> => {
    await controls.refresh(id);
    onShow('refresh');
  };
  return (
    <Pane aria-labelledby="tokens-title">
      <PaneHead
        titleId="tokens-title"
        title="Tokens"
        detail={tokens.length === 0 ? undefined : `${tokens.length} kept, sealed`}
        actions={
          <>
            {run.refresh === null ? null : (
              <Button variant="quiet" size="s" onClick={() => onShow('refresh')}>
                Answer to the refresh
              </Button>
            )}
            {run.inquiry === null ? null : (
              <Button variant="quiet" size="s" onClick={() => onShow('inquiry')}>
                {run.inquiry.inquiry === 'introspection' ? 'Introspection' : 'Revocation'}
              </Button>
            )}
          </>
        }
      />
      <PaneBody>
        {run.fault?.step === 'tokens' ? <FaultNote fault={run.fault} /> : null}
        {tokens.length === 0 ? (
          <EmptyState icon={KeySquare} title="No tokens yet">
            What a token request brings is kept here, sealed, until you delete it: access tokens, refresh tokens, ID tokens.
          </EmptyState>
        ) : (
          <ul className={classes.list} aria-label="Stored tokens">
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} opened={token.id === opened} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </PaneBody>
      <RunFoot
        step="tokens"
        more={
          refreshToken === undefined ? null : (
            <Button icon={<Icon of={RefreshCw} />} onClick={() => void refresh(refreshToken.id)}>
              Refresh
            </Button>
          )
        }
      />
    </Pane>
  );
}
