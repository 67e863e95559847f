import { useState } from 'react';
import { Split } from '../../../ui/split.tsx';
import { TokenAnswerPane } from '../exchange/token-answer-pane.tsx';
import { useSessionState } from '../session/use-session.ts';
import { useWorkbench } from '../workbench-context.ts';
import { StoredTokenPane } from './stored-token-pane.tsx';
import { TokenListPane } from './token-list-pane.tsx';

/** Step 3: the client's tokens, and the one that was opened or what a refresh was answered. */
export function TokensStep() {
  const { session, run } = useWorkbench();
  const { openToken } = useSessionState(session);
  const [answerShown, showAnswer] = useState(false);
  const open = (id: string): void => {
    showAnswer(false);
    session.openToken(id);
  };
  return (
    <Split
      label="Width of the list"
      storageKey="tokens"
      first={<TokenListPane opened={answerShown ? null : openToken} onOpen={open} onRefreshed={() => showAnswer(true)} />}
      second={
        answerShown ? (
          <TokenAnswerPane title="Answer to the refresh" exchange={run.refresh} stale={false} repeatable={false} empty={null} />
        ) : (
          <StoredTokenPane id={openToken} />
        )
      }
    />
  );
}
