import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { FoundToken } from '../../../core/inspect/found-token.ts';
import type { TokenKindDescription } from '../../../core/jose/token.ts';
import { isUnreadable } from '../../../core/jose/unreadable-token.ts';
import { readOnce } from '../../token/read-once.ts';
import { queries } from '../../app/host.ts';
import { TokenViewSwitch, type TokenViewMode } from '../../token/token-view-mode.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { TabPanel, Tabs } from '../../ui/tabs.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import { issuingClient } from './issuing-client.ts';
import { openedTabs, type TabName } from './opened-tabs.tsx';
import { useOpenings } from './openings.ts';
import { useBeginning } from './use-beginning.ts';
import { useTrail, type TrailStep } from './trail.ts';
import classes from './opened-pane.module.css';

interface OpenedPaneProps {
  /** The token that was chosen; empty where there is none. */
  readonly text: string;
  /** How often a person asked for a token; each time it is shown from its beginning. */
  readonly asked: number;
  /** What it is where that was shown by what stood around it. */
  readonly kind: TokenKindDescription | undefined;
  /** All tokens that were found in what was pasted. */
  readonly found: readonly FoundToken[];
  /** Stands in the place of the token where there is none. */
  readonly nothing: ReactNode;
  /** Opens another text in place of the one that was pasted. */
  readonly onOpen: (text: string) => void;
}

/** The token that is open, or one inside it, with a tab for each thing that can be done with it. */
export function OpenedPane({ text, asked, kind, found, nothing, onOpen }: OpenedPaneProps) {
  const id = useId();
  const trail = useTrail(text);
  const openings = useOpenings(text);
  const [mode, setMode] = useState<TokenViewMode>('explained');
  const [chosen, setChosen] = useState<TabName>('token');
  const { data: clients } = useQuery(queries.clients.list.queryOptions());
  const shown = trail.steps.at(-1)?.text ?? text;
  const body = useRef<HTMLDivElement>(null);
  useBeginning(body, shown, asked);
  const clientId = useMemo(() => issuingClient(shown, clients ?? []), [shown, clients]);
  const token = useMemo(() => readOnce(shown), [shown]);
  const tabs = useMemo(() => openedTabs.filter(({ fits }) => fits === undefined || fits(token)), [token]);
  const readable = !isUnreadable(token);
  const tab = tabs.find(({ value }) => value === chosen) ?? tabs[0];
  if (text.trim() === '' || tab === undefined) {
    return (
      <Pane aria-labelledby="opened-title">
        <PaneHead titleId="opened-title" title="Opened" />
        <PaneBody>{nothing}</PaneBody>
      </Pane>
    );
  }
  const { component: Panel, value } = tab;
  // What came out of a token is read first, whatever was done to get it out.
  const enter = (inside: readonly TrailStep[]): void => {
    trail.enter(inside);
    setChosen('token');
  };
  return (
    <Pane aria-labelledby="opened-title">
      <PaneHead
        titleId="opened-title"
        title="Opened"
        detail={
          <Tabs
            id={id}
            label="What to do with the token"
            tabs={tabs.map((each) => ({ value: each.value, content: each.label }))}
            value={value}
            onChange={setChosen}
            className={classes.tabs}
            tabClassName={classes.tab}
          />
        }
        actions={
          <>
            {value === 'token' && readable ? <TokenViewSwitch mode={mode} onChange={setMode} /> : null}
            <CopyButton iconOnly text={shown} />
          </>
        }
      />
      <PaneBody ref={body} className={classes.opened}>
        <TabPanel id={id} value={value}>
          <Breadcrumb root={text} trail={trail} />
          <Panel
            text={shown}
            found={found}
            kind={trail.steps.length === 0 ? kind : undefined}
            mode={readable ? mode : 'explained'}
            clientId={clientId}
            openings={openings}
            onOpen={onOpen}
            onEnter={enter}
            onTab={setChosen}
          />
        </TabPanel>
      </PaneBody>
    </Pane>
  );
}
