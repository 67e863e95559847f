import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { KeySet, KeySetEntry } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { utcText } from '../../../core/jose/time-words.ts';
import { routeHref } from '../../app/routes.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AddKey } from './add-key.tsx';
import { EntryActions } from './entry-actions.tsx';
import { entryWords, shownEntries, stateLooks } from './key-set-words.ts';
import { PromoteDialog } from './promote-dialog.tsx';
import classes from './key-sets.module.css';

interface EntryTableProps {
  readonly set: KeySet;
  readonly keys: readonly Key[];
}

/** The keys of a set with their states, and what can be done with each. */
export function EntryTable({ set, keys }: EntryTableProps) {
  const now = useNow(1000);
  const [promoting, setPromoting] = useState<KeySetEntry | null>(null);
  const heading = useFocusAfterChange(set.revision);
  const keyOf = ({ keyId }: KeySetEntry): Key | undefined => keys.find(({ id }) => id === keyId);
  return (
    <section className={classes.part} aria-labelledby="key-set-keys">
      <h3 id="key-set-keys" ref={heading} tabIndex={-1}>
        Keys
      </h3>
      {set.entries.length === 0 ? (
        <p className={classes.small}>No key yet. The first one of an algorithm becomes its current key.</p>
      ) : (
        <table className={classes.table} aria-labelledby="key-set-keys">
          <thead>
            <tr>
              <th className={classes.state}>State</th>
              <th>Key</th>
              <th className={classes.alg}>alg</th>
              <th>Since</th>
              <th className={classes.actions}>Actions</th>
            </tr>
          </thead>
          <tbody>
            {shownEntries(set).map((entry) => {
              const { word, icon, tone, meaning } = stateLooks[entry.state];
              const key = keyOf(entry);
              return (
                <tr key={entry.keyId}>
                  <td>
                    <Chip size="s" tone={tone} icon={<Icon of={icon} />} title={meaning}>
                      {word}
                    </Chip>
                  </td>
                  <td>{key === undefined ? <span className={classes.gone}>A key that was deleted</span> : <KeyName held={key} />}</td>
                  <td>
                    <code>{entry.alg}</code>
                  </td>
                  <td title={utcText(entry.until ?? entry.since)}>{entryWords(entry, now)}</td>
                  <td className={classes.actions}>
                    <EntryActions set={set} entry={entry} held={key} now={now} onPromote={() => setPromoting(entry)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <AddKey set={set} keys={keys} />
      {promoting === null ? null : <PromoteDialog set={set} entry={promoting} keys={keys} onClose={() => setPromoting(null)} />}
    </section>
  );
}

/** Where the focus goes when a change has taken away the button that made it. */
function useFocusAfterChange(revision: number): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(revision);
  useEffect(() => {
    if (seen.current !== revision && document.activeElement === document.body) heading.current?.focus();
    seen.current = revision;
  }, [revision]);
  return heading;
}

function KeyName({ held }: { readonly held: Key }) {
  return (
    <>
      <a href={routeHref('keys', held.id)}>{held.name}</a>
      <code className={classes.kid} title={held.kid}>
        {held.kid}
      </code>
    </>
  );
}
