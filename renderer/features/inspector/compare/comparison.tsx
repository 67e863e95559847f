import { useMemo } from 'react';
import { compareTokens, type TokenComparison, type TokenDifference } from '../../../../core/inspect/compare-tokens.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { RawTexts } from './raw-texts.tsx';
import { sameMembers } from './same-members.ts';
import classes from './compare.module.css';

interface ComparisonProps {
  readonly first: ReadToken;
  readonly second: ReadToken;
  /** What stands above the second one’s values. */
  readonly secondName: string;
}

const parts: readonly { readonly part: TokenDifference['part']; readonly title: string; readonly colour?: 'header' | 'claims' }[] = [
  { part: 'kind', title: 'Kind' },
  { part: 'header', title: 'Header', colour: 'header' },
  { part: 'claims', title: 'Claims', colour: 'claims' },
  { part: 'payload', title: 'Payload', colour: 'claims' },
  { part: 'disclosures', title: 'Disclosures', colour: 'claims' },
  { part: 'key binding', title: 'Key binding' },
  { part: 'signatures', title: 'Further signatures or recipients' },
];

/** What two tokens say differently, how they are written differently, and both texts beside each other. */
export function Comparison({ first, second, secondName }: ComparisonProps) {
  const comparison = useMemo(() => compareTokens(first, second), [first, second]);
  const names = { first: 'Opened', second: secondName };
  return (
    <section aria-label="Comparison" className={classes.comparison}>
      <Verdict comparison={comparison} />
      {parts.map(({ part, title, colour }) => {
        const differences = comparison.differences.filter((difference) => difference.part === part);
        const same = part === 'header' || part === 'claims' ? sameMembers(part, first, second, comparison) : [];
        if (differences.length === 0 && same.length === 0) return null;
        return (
          <fieldset key={part} className={classes.part} aria-label={title}>
            <SectionTitle part={colour} detail={countWords(differences.length)}>
              {title}
            </SectionTitle>
            {differences.length === 0 ? null : <DifferenceTable label={`Differences: ${title}`} differences={differences} names={names} />}
            {same.length === 0 ? null : <SameMembers names={same} />}
          </fieldset>
        );
      })}
      {comparison.identical ? null : <RawTexts first={first} second={second} names={names} comparison={comparison} />}
    </section>
  );
}

function countWords(count: number): string {
  if (count === 0) return 'says the same';
  return `${grouped(count)} difference${count === 1 ? '' : 's'}`;
}

const signatures: Readonly<Record<TokenComparison['signature'], string>> = {
  same: 'Their signatures are the same.',
  different: 'Their signatures are different.',
  none: 'Neither has a signature.',
};

/** What came of it, in sentences: first what they say, then how it is written and signed. */
function Verdict({ comparison: { identical, equivalent, differences, formatting, signature } }: { readonly comparison: TokenComparison }) {
  if (identical) {
    return (
      <Note severity="success" live>
        They are the same, character by character.
      </Note>
    );
  }
  const count = differences.length;
  const said = equivalent ? 'They say the same.' : `They differ in ${count === 1 ? 'one place' : `${grouped(count)} places`}.`;
  return (
    <Note severity={equivalent ? 'success' : 'information'} title={said} live>
      <ul className={classes.sentences}>
        {[...formatting, signatures[signature]].map((sentence) => (
          <li key={sentence}>
            <SafeText text={sentence} />
          </li>
        ))}
      </ul>
    </Note>
  );
}

const mostNamed = 60;

function SameMembers({ names }: { readonly names: readonly string[] }) {
  const more = names.length - mostNamed;
  return (
    <p className={classes.same}>
      The same in both:{' '}
      <code>
        <SafeText text={names.slice(0, mostNamed).join(', ')} />
      </code>
      {more > 0 ? ` and ${grouped(more)} more` : null}
    </p>
  );
}
