import { X } from 'lucide-react';
import { useRef } from 'react';
import type { Finding } from '../../../../core/explain/lint.ts';
import type { Need } from '../../../../core/explain/facts.ts';
import { compatibleFixes } from '../../../explain/compatible-fixes.ts';
import { FindingsList } from '../../../explain/findings-list.tsx';
import { countWords, severityCounts } from '../../../explain/findings-of.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { useSessionState } from '../session/use-session.ts';
import { useFindings } from './findings-context.ts';
import { useListedFindings } from './use-listed-findings.ts';
import { showMember } from './show-member.ts';
import { stepOf } from './step-findings.ts';
import classes from './findings.module.css';

/** Everything that was found in the draft beside the editor: in the call at its step, elsewhere in the assertion and its request. */
export function FindingsPane() {
  const { session, client } = useWorkbench();
  const { judge, fix, list, metadata } = useFindings();
  const { judgement, findings } = useListedFindings();
  const { step } = useSessionState(session);
  const body = useRef<HTMLDivElement>(null);
  const fixes = compatibleFixes(findings);
  const remedy = (missing: readonly Need[]) =>
    missing.includes('metadata') && client.issuer !== '' ? (
      <Button size="s" busy={metadata.reading} onClick={metadata.read}>
        Ask the server
      </Button>
    ) : null;
  const show = (finding: Finding): void => {
    if (step !== 'call') session.select(stepOf(finding));
    showMember(finding);
  };
  return (
    <Pane aria-labelledby="findings-title">
      <PaneHead
        titleId="findings-title"
        title="Findings"
        detail={countWords(severityCounts(findings))}
        actions={
          <>
            {fixes.length < 2 ? null : (
              <Button
                size="s"
                onClick={() => {
                  void fix(fixes);
                  body.current?.focus();
                }}
              >
                Fix all {fixes.length}
              </Button>
            )}
            <IconButton size="s" label="Close the findings" icon={<Icon of={X} />} onClick={() => list(false)} />
          </>
        }
      />
      <PaneBody ref={body} tabIndex={-1} className={classes.body}>
        {metadata.fault === null ? null : (
          <Note severity="warning" live>
            {metadata.fault}
          </Note>
        )}
        {judge === null || judgement === null ? (
          <Loading />
        ) : (
          <FindingsList
            judge={judge}
            judgement={judgement}
            onFix={(one) => {
              void fix([one]);
              // The button that was pressed is gone with its finding.
              body.current?.focus();
            }}
            onShow={show}
            remedy={remedy}
          />
        )}
      </PaneBody>
    </Pane>
  );
}
