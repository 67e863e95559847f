import { useState } from 'react';
import type { InquiryName } from '../../../../core/contract/token-inquiries.ts';
import { Split } from '../../../ui/split.tsx';
import { TokenAnswerPane } from '../exchange/token-answer-pane.tsx';
import { useProposalRemedy } from '../exchange/use-proposal-remedy.ts';
import { usableRefreshToken } from '../run/situation.ts';
import { useSessionState } from '../session/use-session.ts';
import { useWorkbench } from '../workbench-context.ts';
import type { Beside } from './beside.ts';
import { InquiryAnswerPane } from './inquiry-answer-pane.tsx';
import { StoredTokenPane } from './stored-token-pane.tsx';
import { TokenListPane } from './token-list-pane.tsx';

/** Step 3: the client's tokens, and the one that was opened or what a refresh or a question about one was answered. */
export function TokensStep() {
  const { session, run, situation, controls } = useWorkbench();
  const { openToken } = useSessionState(session);
  const [beside, show] = useState<Beside>('token');
  const open = (id: string): void => {
    show('token');
    session.openToken(id);
  };
  const inquire = async (inquiry: InquiryName, tokenId: string): Promise<void> => {
    await controls.inquire(inquiry, tokenId);
    // What could not be asked is said above the list; the token stays in sight.
    if (session.state().run.fault === null) show('inquiry');
  };
  const renew = async (): Promise<void> => {
    show('token');
    await controls.start(['request']);
  };
  const refreshRemedy = useProposalRemedy({
    send: async () => {
      const token = usableRefreshToken(situation.tokens);
      if (token !== undefined) await controls.refresh(token.id);
    },
    renew,
  });
  const inquiryRemedy = useProposalRemedy({
    send: async () => {
      if (run.inquiry !== null) await inquire(run.inquiry.inquiry, run.inquiry.tokenId);
    },
    renew,
  });
  return (
    <Split
      label="Width of the list"
      storageKey="tokens"
      first={<TokenListPane opened={beside === 'token' ? openToken : null} onOpen={open} onShow={show} />}
      second={
        beside === 'refresh' ? (
          <TokenAnswerPane title="Answer to the refresh" exchange={run.refresh} stale={false} remedy={refreshRemedy} empty={null} />
        ) : beside === 'inquiry' && run.inquiry !== null ? (
          <InquiryAnswerPane inquiry={run.inquiry} remedy={inquiryRemedy} />
        ) : (
          <StoredTokenPane id={openToken} onInquire={(inquiry, tokenId) => void inquire(inquiry, tokenId)} />
        )
      }
    />
  );
}
