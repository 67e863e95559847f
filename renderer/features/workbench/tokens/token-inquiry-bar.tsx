import { useState } from 'react';
import type { InquiryName } from '../../../../core/contract/token-inquiries.ts';
import type { StoredToken } from '../../../../core/contract/tokens.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { kindWords } from '../run/step-summary.ts';
import { useWorkbench } from '../workbench-context.ts';
import classes from './tokens.module.css';

export interface TokenInquiryBarProps {
  readonly token: StoredToken;
  readonly onInquire: (inquiry: InquiryName) => void;
}

/** What the server can be asked about a token: whether it holds, and to end it. Nobody is asked about ID tokens. */
export function TokenInquiryBar({ token, onInquire }: TokenInquiryBarProps) {
  const { run } = useWorkbench();
  const [asking, ask] = useState(false);
  if (token.kind === 'id_token') return null;
  const name = kindWords[token.kind];
  const busy = run.running !== null;
  return (
    <div className={classes.inquiries}>
      <span>Ask the server</span>
      <Button
        size="s"
        aria-disabled={busy || undefined}
        busy={run.running?.step === 'introspection'}
        onClick={() => onInquire('introspection')}
      >
        Introspect
      </Button>
      <Button size="s" aria-disabled={busy || undefined} busy={run.running?.step === 'revocation'} onClick={() => ask(true)}>
        Revoke…
      </Button>
      <Dialog
        open={asking}
        title={`Revoke this ${name}?`}
        onClose={() => ask(false)}
        onSubmit={() => {
          ask(false);
          onInquire('revocation');
        }}
        footer={
          <>
            <Button onClick={() => ask(false)}>Keep it</Button>
            <Button type="submit" variant="danger">
              Revoke
            </Button>
          </>
        }
      >
        <p>
          {token.kind === 'refresh_token'
            ? 'The server ends it at once, and may end the access tokens that came with it. That cannot be taken back.'
            : 'The server ends it at once, and may end the refresh token that came with it. That cannot be taken back.'}{' '}
          It stays in the list here, marked as revoked.
        </p>
      </Dialog>
    </div>
  );
}
