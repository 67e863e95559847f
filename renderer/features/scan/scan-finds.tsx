import { useState } from 'react';
import type { ScannedToken } from '../../../core/contract/scans.ts';
import { readFilter } from '../../../core/scan/filter-expression.ts';
import { memberName } from '../../../core/scan/found-token.ts';
import type { TokenOrder } from '../../../core/scan/token-order.ts';
import { Split } from '../../ui/split.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { narrowedFilter } from './narrowed-filter.ts';
import { FindsBar } from './finds-bar.tsx';
import { GroupTable } from './group-table.tsx';
import { OpenedToken } from './opened-token.tsx';
import { TokenTable } from './token-table.tsx';
import { useTokenTotal } from './use-token-pages.ts';
import classes from './scan.module.css';

interface ScanFindsProps {
  readonly scanId: string;
  readonly file: File;
}

/** What a scan found: filter, groups, table, and the token that is open. */
export function ScanFinds({ scanId, file }: ScanFindsProps) {
  const [filter, setFilter] = useState('');
  const [by, setBy] = useState('');
  const [order, setOrder] = useState<TokenOrder>({ by: 'offset', descending: false });
  const [opened, setOpened] = useState<ScannedToken | null>(null);
  const settled = useSettled(filter, 250);
  const reading = readFilter(filter);
  // What is not yet readable leaves the table as it was.
  const [usable, setUsable] = useState('');
  if ('filter' in readFilter(settled) && settled !== usable) setUsable(settled);
  const member = memberName(by);
  const total = useTokenTotal({ id: scanId, filter: usable, order });
  const query = { id: scanId, filter: usable, order };
  const table =
    member === null ? (
      <TokenTable query={query} order={order} onOrder={setOrder} openedId={opened?.id ?? null} onOpen={setOpened} />
    ) : (
      <GroupTable
        query={query}
        by={member}
        onChoose={(value) => {
          setFilter(narrowedFilter('filter' in reading ? filter : usable, member, value));
          setBy('');
        }}
      />
    );
  return (
    <div className={classes.finds}>
      <FindsBar
        query={query}
        fileName={file.name}
        filter={filter}
        total={total}
        fault={'fault' in reading ? reading.fault : null}
        by={by}
        member={member}
        onFilter={setFilter}
        onBy={setBy}
      />
      <Split
        label="Width of the table"
        storageKey="scan"
        initial={60}
        first={
          <section aria-label="Tokens" className={classes.part}>
            {table}
          </section>
        }
        second={opened === null ? null : <OpenedToken file={file} token={opened} onClose={() => setOpened(null)} />}
      />
    </div>
  );
}
