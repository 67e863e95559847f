import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Key } from '../../../core/contract/keys.ts';
import { routeHref } from '../../app/routes.ts';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { searchKeys } from './key-search.ts';
import { partWords, typeWords } from './key-words.ts';
import { useUnsavedKeys } from './unsaved-keys.ts';
import classes from './keys.module.css';

/** From this many on, a search field helps. */
const searchable = 8;

interface KeyTableProps {
  readonly keys: readonly Key[];
  readonly selectedId: string | null;
  readonly actions: ReactNode;
}

/** All keys, one row each; a row leads to its key. */
export function KeyTable({ keys, selectedId, actions }: KeyTableProps) {
  const [search, setSearch] = useState('');
  const unsaved = useUnsavedKeys();
  const found = searchKeys(keys, search);
  return (
    <Pane aria-labelledby="keys-title">
      <PaneHead
        title="Keys"
        titleId="keys-title"
        detail={keys.length}
        actions={
          <>
            {keys.length < searchable ? null : (
              <SearchInput className={classes.search} aria-label="Search keys" placeholder="Search" value={search} onChange={setSearch} />
            )}
            {actions}
          </>
        }
      />
      <PaneBody inset="none" className={classes.tableBody}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th className={classes.name}>Name</th>
              <th className={classes.kid}>kid</th>
              <th className={classes.type}>Type</th>
              <th className={classes.alg}>alg</th>
              <th className={classNames(classes.short, classes.use)}>use</th>
              <th className={classes.number}>Bits</th>
              <th className={classes.part}>Held</th>
            </tr>
          </thead>
          <tbody>
            {found.map((key) => (
              <tr key={key.id} data-selected={key.id === selectedId || undefined}>
                <td>
                  <a href={routeHref('keys', key.id)} aria-current={key.id === selectedId ? 'true' : undefined}>
                    {key.name}
                  </a>
                  {unsaved.has(key.id) ? <span className={classes.dim}> (unsaved changes)</span> : null}
                </td>
                <td className={classes.kid}>
                  <code title={key.kid}>{key.kid}</code>
                </td>
                <td>{typeWords(key)}</td>
                <td>{key.alg === null ? <span className={classes.dim}>any</span> : <code title={key.alg}>{key.alg}</code>}</td>
                <td className={classes.use}>{key.use === null ? <span className={classes.dim}>–</span> : <code>{key.use}</code>}</td>
                <td className={classes.number}>{key.kty === 'AKP' ? <span className={classes.dim}>–</span> : key.bits}</td>
                <td>
                  <Chip size="s" tone={key.private ? 'accent' : 'neutral'}>
                    {partWords(key)}
                  </Chip>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {found.length === 0 ? <p className={classes.none}>No key has “{search}”.</p> : null}
      </PaneBody>
    </Pane>
  );
}
