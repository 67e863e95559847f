import { useState } from 'react';
import { Split } from '../../../ui/split.tsx';
import { TokenAnswerPane } from '../exchange/token-answer-pane.tsx';
import { useProposalRemedy } from '../exchange/use-proposal-remedy.ts';
import { usableRefreshToken } from '../run/situation.ts';
import { useSessionState } from '../session/use-session.ts';
import { useWorkbench } from '../workbench-context.ts';
import { StoredTokenPane } from './stored-token-pane.tsx';
import { TokenListPane } from './token-list-pane.tsx';

/** Step 3: the client's tokens, and the one that was opened or what a refresh was answered. */
export function TokensStep() {
  const { session, run, situation, controls } = useWorkbench();
  const { openToken } = useSessionState(session);
  const [answerShown, showAnswer] = useState(false);
  const open = (id: string): void => {
    showAnswer(false);
    session.openToken(id);
  };
  const remedy = useProposalRemedy({
    send: async () => {
      const token = usableRefreshToken(situation.tokens);
      if (token !== undefined) await controls.refresh(token.id);
    },
    renew: async () => {
      showAnswer(false);
      await controls.start(['request']);
    },
  });
  return (
    <Split
      label="Width of the list"
      storageKey="tokens"
      first={<TokenListPane opened={answerShown ? null : openToken} onOpen={open} onRefreshed={() => showAnswer(true)} />}
      second={
        answerShown ? (
          <TokenAnswerPane title="Answer to the refresh" exchange={run.refresh} stale={false} remedy={remedy} empty={null} />
        ) : (
          <StoredTokenPane id={openToken} />
        )
      }
    />
  );
}
