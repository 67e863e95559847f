import { ArrowDown, ArrowUp } from 'lucide-react';
import type { TokenOrder } from '../../../core/scan/token-order.ts';
import { Icon } from '../../ui/icon.tsx';
import { tokenColumns } from './token-columns.ts';
import classes from './token-table.module.css';

interface TokenTableHeadProps {
  readonly order: TokenOrder;
  readonly onOrder: (order: TokenOrder) => void;
}

/** The names of the columns; each sorts by its own, and again the other way. */
export function TokenTableHead({ order, onOrder }: TokenTableHeadProps) {
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1} className={classes.row}>
        {tokenColumns.map(({ member, title, numeric }) => {
          // The order of the lines is the order of the places.
          const sorted = order.by === member || (member === 'line' && order.by === 'offset');
          return (
            <th
              key={member}
              scope="col"
              aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
              data-numeric={numeric}
            >
              <button type="button" onClick={() => onOrder({ by: member, descending: sorted && !order.descending })}>
                {title}
                {sorted ? <Icon of={order.descending ? ArrowDown : ArrowUp} /> : null}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
