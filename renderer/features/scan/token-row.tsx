import type { ScannedToken } from '../../../core/contract/scans.ts';
import { markedText } from '../../../core/scan/found-token.ts';
import { clientClaims } from '../../../core/scan/client-claims.ts';
import { SafeText } from '../../wire/safe-text.tsx';
import { tokenColumns } from './token-columns.ts';
import classes from './token-table.module.css';

interface TokenRowProps {
  readonly index: number;
  /** Pixels from the first row. */
  readonly top: number;
  /** Undefined while its page is on the way. */
  readonly token: ScannedToken | undefined;
  readonly active: boolean;
  readonly opened: boolean;
  readonly onOpen: () => void;
}

/** One row of the table of tokens. */
export function TokenRow({ index, top, token, active, opened, onOpen }: TokenRowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus and the keys
    <tr
      id={`scan-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={opened}
      data-active={active || undefined}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      {tokenColumns.map(({ member, text, numeric }) => {
        const own = token === undefined ? '' : text(token);
        const shown = token === undefined || own === null ? own : markedText(own, member === 'client' ? clientClaims : [member], token);
        return (
          <td key={member} data-numeric={numeric} title={shown ?? undefined}>
            {shown === null ? <span className={classes.dim}>–</span> : <SafeText text={shown} />}
          </td>
        );
      })}
    </tr>
  );
}
