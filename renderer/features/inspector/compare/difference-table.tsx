import { useState } from 'react';
import type { ValueDifference } from '../../../../core/inspect/compare-values.ts';
import { isDatePath } from '../../../../core/inspect/difference-words.ts';
import { grouped, utcText } from '../../../../core/jose/time-words.ts';
import { Button } from '../../../ui/button.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './compare.module.css';

/** Differences shown before somebody asks for more. */
const firstRows = 100;

/** What stands above the values of each token. */
export interface TokenNames {
  readonly first: string;
  readonly second: string;
}

interface DifferenceTableProps {
  readonly label: string;
  readonly differences: readonly ValueDifference[];
  readonly names: TokenNames;
}

/** Where two tokens differ: the member, both values, and the difference in words. */
export function DifferenceTable({ label, differences, names }: DifferenceTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? differences : differences.slice(0, firstRows);
  return (
    <>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col">{names.first}</th>
            <th scope="col">{names.second}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((difference, index) => (
            <DifferenceRow key={index} difference={difference} />
          ))}
        </tbody>
      </table>
      {shown.length < differences.length ? (
        <Button variant="quiet" size="s" onClick={() => setAll(true)}>
          Show all {grouped(differences.length)} differences
        </Button>
      ) : null}
    </>
  );
}

const kinds: Readonly<Record<ValueDifference['kind'], string | null>> = {
  different: null,
  'only in the first': 'only here',
  'only in the second': 'only here',
};

function DifferenceRow({ difference: { path, kind, first, second, words } }: { readonly difference: ValueDifference }) {
  const isDate = isDatePath(path);
  return (
    <tr>
      <th scope="row">{path === '' ? '(whole)' : <SafeText text={path} />}</th>
      <td>
        <Value json={first} isDate={isDate} />
        {first === null || kinds[kind] === null ? null : <span className={classes.words}>{kinds[kind]}</span>}
      </td>
      <td>
        <Value json={second} isDate={isDate} />
        {second === null || kinds[kind] === null ? null : <span className={classes.words}>{kinds[kind]}</span>}
        {words === null ? null : (
          <span className={classes.words}>
            <SafeText text={words} />
          </span>
        )}
      </td>
    </tr>
  );
}

function Value({ json, isDate }: { readonly json: string | null; readonly isDate: boolean }) {
  if (json === null) return <span className={classes.absent}>not there</span>;
  const seconds = isDate ? Number(json) : Number.NaN;
  return (
    <>
      <span className={classes.value} translate="no">
        <SafeText text={json} />
      </span>
      {Number.isNaN(seconds) ? null : <span className={classes.date}>{utcText(seconds * 1000)}</span>}
    </>
  );
}
