import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import type { ScannedToken } from '../../../core/contract/scans.ts';
import type { TokenOrder } from '../../../core/scan/token-order.ts';
import { faultText } from '../../app/host-fault.ts';
import { Note } from '../../ui/note.tsx';
import type { FindsQuery } from './finds-query.ts';
import { tokenColumns } from './token-columns.ts';
import { TokenTableHead } from './token-table-head.tsx';
import { TokenRow } from './token-row.tsx';
import { useTokenPages, useTokenTotal } from './use-token-pages.ts';
import classes from './token-table.module.css';

const rowHeight = 30;
const tracks = tokenColumns.map(({ width }) => width).join(' ');

interface TokenTableProps {
  readonly query: FindsQuery;
  readonly order: TokenOrder;
  readonly onOrder: (order: TokenOrder) => void;
  readonly openedId: number | null;
  readonly onOpen: (token: ScannedToken) => void;
}

/** The tokens, a row each; only rows in sight are in the page. Arrow keys move, and open the row that they reach. */
export function TokenTable({ query, order, onOrder, openedId, onOpen }: TokenTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState(0);
  // The active row is to be opened, once its page has come.
  const [awaited, setAwaited] = useState(false);
  const total = useTokenTotal(query);
  const count = total ?? 0;
  // oxlint-disable-next-line react/incompatible-library -- its answers are used here alone, and nothing here is memoized
  const rows = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: rowHeight,
  });
  const shown = rows.getVirtualItems();
  const { row, error } = useTokenPages(query, shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0);
  const { filter } = query;
  useEffect(() => {
    setActive(0);
    frame.current?.scrollTo({ top: 0 });
  }, [filter, order]);
  const activate = (index: number): void => {
    setActive(index);
    setAwaited(true);
  };
  const reached = awaited ? row(active) : undefined;
  useEffect(() => {
    if (reached === undefined) return;
    setAwaited(false);
    onOpen(reached);
  }, [reached, onOpen]);
  const move = (event: KeyboardEvent): void => {
    if (event.target !== grid.current || frame.current === null || total === 0) return;
    const page = Math.max(1, Math.floor((frame.current.clientHeight - rowHeight) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count };
    const step = event.key === 'Enter' ? 0 : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // The first key opens the row that is active already; one that comes before the rows do is kept for the first of them.
    const first = openedId === null && !awaited && event.key === 'ArrowDown';
    const next = first ? active : Math.max(0, Math.min(count - 1, active + step));
    if (count > 0) rows.scrollToIndex(next);
    activate(next);
  };
  if (error !== null) return <Note severity="error">{faultText(error)}</Note>;
  return (
    <div ref={frame} className={classes.frame}>
      <table
        ref={grid}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the grid pattern is a table with a focus
        role="grid"
        aria-label="Tokens found"
        aria-rowcount={count + 1}
        aria-activedescendant={count === 0 ? undefined : `scan-row-${active}`}
        tabIndex={0}
        className={classes.grid}
        style={{ '--tracks': tracks } as CSSProperties}
        onKeyDown={move}
      >
        <TokenTableHead order={order} onOrder={onOrder} />
        <tbody className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const token = row(index);
            return (
              <TokenRow
                key={index}
                index={index}
                top={start}
                token={token}
                active={index === active}
                opened={token !== undefined && token.id === openedId}
                onOpen={() => activate(index)}
              />
            );
          })}
        </tbody>
      </table>
      {total === 0 ? <p className={classes.none}>No token fits the filter.</p> : null}
    </div>
  );
}
