import { useQuery } from '@tanstack/react-query';
import { ScanSearch } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { longestToken } from '../../../core/jose/read-token.ts';
import { queries } from '../../app/host.ts';
import { TokenView } from '../../token/token-view.tsx';
import { TokenViewSwitch, type TokenViewMode } from '../../token/token-view-mode.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { Split } from '../../ui/split.tsx';
import { issuingClient } from './issuing-client.ts';
import { PastePane } from './paste-pane.tsx';
import { usePasted } from './pasted.ts';
import { sampleToken } from './sample-token.ts';
import classes from './inspector.module.css';

/** Characters above which a token may be shown after what is typed. */
const longText = 200_000;

/** Opens any token that is pasted, as it is typed. The text stays in the page; the host is asked for the signature alone. */
export function Inspector() {
  const [pasted, setPasted] = usePasted();
  const [mode, setMode] = useState<TokenViewMode>('explained');
  const text = pasted.text.length > longestToken ? '' : pasted.text;
  // A token of usual length is opened with the letter that was typed; typing never waits for a long one.
  const isLong = text.length > longText;
  const later = useDeferredValue(isLong ? text : '');
  const shown = isLong ? later : text;
  const { data: clients } = useQuery(queries.clients.list.queryOptions());
  const clientId = useMemo(() => issuingClient(shown, clients ?? []), [shown, clients]);
  const empty = shown.trim() === '';
  return (
    <Sheet>
      <Split
        label="Width of the token"
        storageKey="inspector"
        initial={40}
        first={<PastePane pasted={pasted} onChange={setPasted} />}
        second={
          <Pane aria-labelledby="opened-title">
            <PaneHead
              titleId="opened-title"
              title="Opened"
              actions={
                empty ? null : (
                  <>
                    <TokenViewSwitch mode={mode} onChange={setMode} />
                    <CopyButton text={text} />
                  </>
                )
              }
            />
            <PaneBody className={classes.opened}>
              {empty ? (
                <EmptyState
                  icon={ScanSearch}
                  title="Paste a token"
                  action={<Button onClick={() => setPasted({ text: sampleToken, refused: null })}>Open a sample</Button>}
                >
                  It is taken apart as you type: what it is, what each member says, when it expires, and whether its signature holds.
                </EmptyState>
              ) : (
                <TokenView text={shown} clientId={clientId} mode={mode} />
              )}
            </PaneBody>
          </Pane>
        }
      />
    </Sheet>
  );
}
