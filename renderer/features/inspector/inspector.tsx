import { useQuery } from '@tanstack/react-query';
import { ScanSearch } from 'lucide-react';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { queries } from '../../app/host.ts';
import { TokenView } from '../../token/token-view.tsx';
import { TokenViewSwitch, type TokenViewMode } from '../../token/token-view-mode.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { Split } from '../../ui/split.tsx';
import { issuingClient } from './issuing-client.ts';
import { sampleToken } from './sample-token.ts';
import classes from './inspector.module.css';

/** Opens any token that is pasted, as it is typed. The text stays in the page; the host is asked for the signature alone. */
export function Inspector() {
  const [text, setText] = useState('');
  const [mode, setMode] = useState<TokenViewMode>('explained');
  // Typing never waits for a long token's view.
  const shown = useDeferredValue(text);
  const { data: clients } = useQuery(queries.clients.list.queryOptions());
  const clientId = useMemo(() => issuingClient(shown, clients ?? []), [shown, clients]);
  const inputId = useId();
  const empty = shown.trim() === '';
  return (
    <Sheet>
      <Split
        label="Width of the token"
        storageKey="inspector"
        initial={40}
        first={
          <Pane aria-labelledby="pasted-title">
            <PaneHead
              titleId="pasted-title"
              title="Pasted"
              actions={
                <Button size="s" disabled={text === ''} onClick={() => setText('')}>
                  Clear
                </Button>
              }
            />
            <PaneBody className={classes.paste}>
              <label htmlFor={inputId}>Token</label>
              <TextArea
                id={inputId}
                mono
                className={classes.input}
                value={text}
                onChange={setText}
                placeholder="eyJ…"
                aria-describedby={`${inputId}-hint`}
              />
              <p id={`${inputId}-hint`} className={classes.hint}>
                A JWT, JWS or JWE, also with “Bearer” in front, in quotes or over several lines. It stays on this computer.
              </p>
            </PaneBody>
          </Pane>
        }
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
            <PaneBody>
              {empty ? (
                <EmptyState
                  icon={ScanSearch}
                  title="Paste a token"
                  action={<Button onClick={() => setText(sampleToken)}>Open a sample</Button>}
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
