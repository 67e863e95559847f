/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native select cannot hold rows of several lines */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { FoundToken } from '../../../core/inspect/found-token.ts';
import { useJudgedInstant } from '../../app/judged-instant.ts';
import { FoundRow } from './found-row.tsx';
import classes from './found-list.module.css';

/** Pixels of a row whose place fits one line; the others are measured. */
const rowHeight = 62;

interface FoundListProps {
  readonly found: readonly FoundToken[];
  readonly chosen: FoundToken;
  readonly onChoose: (token: FoundToken) => void;
}

/** The tokens of a text (ARIA APG, list box): one tab stop, arrow keys choose. Only rows in sight are in the page. */
export function FoundList({ found, chosen, onChoose }: FoundListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const at = useJudgedInstant();
  const index = found.indexOf(chosen);
  // oxlint-disable-next-line react/incompatible-library -- its answers are used here alone, and nothing here is memoized
  const rows = useVirtualizer({ count: found.length, getScrollElement: () => frame.current, estimateSize: () => rowHeight, overscan: 6 });
  useEffect(() => {
    if (index !== -1) rows.scrollToIndex(index);
  }, [rows, index]);
  const move = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -found.length,
      End: found.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = found[Math.min(found.length - 1, Math.max(0, index + step))];
    if (next !== undefined) onChoose(next);
  };
  return (
    <div
      ref={frame}
      role="listbox"
      aria-label="Tokens found"
      aria-activedescendant={index === -1 ? undefined : `found-${index}`}
      tabIndex={0}
      className={classes.list}
      onKeyDown={move}
    >
      <div role="presentation" className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index: row, start }) => {
          const token = found[row];
          return token === undefined ? null : (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the focus and the keys
            <div
              key={token.text}
              ref={rows.measureElement}
              data-index={row}
              id={`found-${row}`}
              role="option"
              tabIndex={-1}
              aria-selected={row === index}
              aria-posinset={row + 1}
              aria-setsize={found.length}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onChoose(token)}
            >
              <FoundRow token={token} at={at} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
