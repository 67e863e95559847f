import { memo, useState, type CSSProperties } from 'react';
import { TriangleAlert } from 'lucide-react';
import type { DescribedMember } from '../../core/jose/token.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import { SourceLink } from './source-link.tsx';
import classes from './member-table.module.css';

/** Members shown before somebody asks for more. */
const firstRows = 100;

/** Characters of the names' column at least and at most; longer names go over several lines. */
const nameWidth = { least: 9, most: 24 } as const;

export interface MemberTableProps {
  /** Names the table: “Header”. */
  readonly label: string;
  readonly members: readonly DescribedMember[];
  /** Characters of the column of names; tables that stand together have the same. */
  readonly names: number;
}

/** Characters of the longest name of these members, within what a column of names may have. */
export function longestName(members: readonly DescribedMember[]): number {
  const longest = members.reduce<number>((length, { name }) => Math.max(length, name.length), nameWidth.least);
  return Math.min(longest, nameWidth.most);
}

/** Header parameters or claims, each with its value, the value in words, and what it is for. */
export function MemberTable({ label, members, names }: MemberTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? members : members.slice(0, firstRows);
  return (
    <>
      <table className={classes.table} aria-label={label} style={{ '--names': names } as CSSProperties}>
        <tbody>
          {shown.map((member, index) => (
            <MemberRow key={`${member.name} ${index}`} {...member} />
          ))}
        </tbody>
      </table>
      {shown.length < members.length ? (
        <Button variant="quiet" size="s" onClick={() => setAll(true)}>
          Show more members
        </Button>
      ) : null}
    </>
  );
}

function fullText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
}

/** One member; drawn anew only when something in it changed, since dates change every second and most members never. */
const MemberRow = memo(
  function MemberRow({ name, value, text, shortened, title, meaning, words, source, fault }: DescribedMember) {
    return (
      <tr className={classes.row}>
        <th scope="row" className={classes.name}>
          <SafeText text={name === '' ? '(empty name)' : name} />
        </th>
        <td>
          <div className={classes.line}>
            <span className={classes.value} translate="no">
              <SafeText text={text} />
              {shortened ? '…' : null}
            </span>
            {words === null ? null : (
              <span className={classes.words}>
                <SafeText text={words} />
              </span>
            )}
          </div>
          {title === null && meaning === null ? null : (
            <div className={classes.meaning}>
              {[title, meaning].filter((part) => part !== null).join(': ')} <SourceLink source={source} />
            </div>
          )}
          {fault === null ? null : (
            <div className={classes.fault}>
              <Icon of={TriangleAlert} />
              <SafeText text={fault} />
            </div>
          )}
        </td>
        <td className={classes.copy}>
          <CopyButton iconOnly label={`Copy ${name}`} text={() => Promise.resolve(fullText(value))} />
        </td>
      </tr>
    );
  },
  (before, after) =>
    (before.value === after.value || (before.text === after.text && !before.shortened && !after.shortened)) &&
    before.name === after.name &&
    before.words === after.words &&
    before.fault === after.fault,
);
