import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { TokenView } from '../../../token/token-view.tsx';
import { TokenViewSwitch, type TokenViewMode } from '../../../token/token-view-mode.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Note } from '../../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { sendsAssertion, stepInput } from '../run/situation.ts';
import { useWorkbench } from '../workbench-context.ts';
import classes from '../workbench-panes.module.css';

/** The assertion that was signed last, taken apart. */
export function SignedAssertionPane() {
  const { client, situation, run } = useWorkbench();
  const [mode, setMode] = useState<TokenViewMode>('explained');
  const done = run.assertion;
  if (done === null) {
    return (
      <Pane aria-labelledby="signed-title">
        <PaneHead titleId="signed-title" title="Signed assertion" />
        <PaneBody>
          <EmptyState icon={PenLine} title="Nothing signed yet">
            {sendsAssertion(situation.draft)
              ? 'Signing fills in the placeholders and shows the JWT here. Every token request signs afresh.'
              : `${situation.draft.request.method} sends no assertion. It can be signed and looked at all the same.`}
          </EmptyState>
        </PaneBody>
      </Pane>
    );
  }
  const { token, warnings } = done.result;
  return (
    <Pane aria-labelledby="signed-title">
      <PaneHead
        titleId="signed-title"
        title="Signed assertion"
        actions={
          <>
            <TokenViewSwitch mode={mode} onChange={setMode} />
            <CopyButton text={token} />
          </>
        }
      />
      <PaneBody>
        <div className={classes.stack}>
          {done.input === stepInput.assertion(situation) ? null : (
            <Note severity="information" title="Stale.">
              What is on the left has changed since this was signed.
            </Note>
          )}
          {warnings.map((warning) => (
            <Note key={warning} severity="warning">
              <SafeText text={warning} />
            </Note>
          ))}
          <TokenView text={token} clientId={client.id} mode={mode} />
        </div>
      </PaneBody>
    </Pane>
  );
}
