import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ruleNamed } from '../../../core/explain/rules/catalogue.ts';
import { grouped } from '../../../core/jose/time-words.ts';
import { findingMember, type MemberName } from '../../../core/scan/found-token.ts';
import { faultText } from '../../app/host-fault.ts';
import { queries } from '../../app/host.ts';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import type { FindsQuery } from './finds-query.ts';
import classes from './scan.module.css';

/** Groups that are shown at most. */
const mostShown = 1000;

interface GroupTableProps {
  readonly query: FindsQuery;
  readonly by: MemberName;
  readonly onChoose: (value: string | null) => void;
}

/** The tokens counted by a member; a value leads to its tokens. */
export function GroupTable({ query, by, onChoose }: GroupTableProps) {
  const { data, error } = useQuery({
    ...queries.scans.groups.queryOptions({ input: { ...query, by, from: 0, length: mostShown } }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return error === null ? <Loading /> : <Note severity="error">{faultText(error)}</Note>;
  return (
    <div className={classes.groups}>
      <table className={classes.groupTable}>
        <thead>
          <tr>
            <th>
              <code>{by}</code>
              {by === findingMember ? ' (rule that is not kept)' : null}
            </th>
            <th className={classes.number}>Tokens</th>
            <th className={classes.number}>Found</th>
          </tr>
        </thead>
        <tbody>
          {data.groups.map(({ value, tokens, count }) => (
            <tr key={value === null ? 'none' : `=${value}`}>
              <td>
                <button type="button" onClick={() => onChoose(value)}>
                  {value === null ? <span className={classes.dim}>none</span> : <SafeText text={value} />}
                  {by === findingMember && value !== null ? <span className={classes.words}> {ruleNamed(value)?.title}</span> : null}
                </button>
              </td>
              <td className={classes.number}>{grouped(tokens)}</td>
              <td className={classes.number}>{grouped(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.total > mostShown ? (
        <p className={classes.dim}>and {grouped(data.total - mostShown)} smaller groups, which an export has</p>
      ) : null}
    </div>
  );
}
