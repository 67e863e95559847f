import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { JsonObject } from '../../core/contract/values.ts';
import type { MemberLookup } from '../../core/jose/nested-members.ts';
import { noRepeats, type RepeatedMembers, sentMembers } from '../../core/jose/repeated-members.ts';
import type { MemberContext } from '../../core/jose/registered-member.ts';
import { grouped } from '../../core/jose/time-words.ts';
import { hasOddNumbers } from '../../core/jose/odd-numbers.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { TextInput } from '../ui/inputs.tsx';
import { MemberTree } from './member-tree.tsx';
import { SectionTitle } from './section-title.tsx';
import { useMemberTree } from './use-member-tree.ts';
import classes from './member-tree.module.css';

/** Members from which on there is a field that narrows them. */
const many = 24;

interface MemberSectionProps {
  readonly part: 'header' | 'claims';
  readonly object: JsonObject;
  /** The JSON text that the object is read from. */
  readonly text: string | null;
  readonly lookup: MemberLookup;
  /** The objects in it in which names are repeated. */
  readonly repeats?: RepeatedMembers | undefined;
  readonly context: MemberContext;
  /** Stands below the members. */
  readonly children?: ReactNode;
}

const titles = { header: 'Header', claims: 'Claims' } as const;

/** Header or claims of a token with their title; many of them can be narrowed to those that are looked for. */
export function MemberSection({ part, object, text, lookup, repeats = noRepeats, context, children }: MemberSectionProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const size = sentMembers(object, repeats).length;
  const isLarge = size >= many;
  const tree = useMemberTree({ object, lookup, repeats, filter: isLarge ? typed : '' });
  const asWritten = useMemo(() => repeats.size > 0 || hasOddNumbers(text), [text, repeats]);
  const title = titles[part];
  const focusTree = (): void => field.current?.closest('fieldset')?.querySelector('table')?.focus();
  return (
    <fieldset className={classes.section} aria-label={title}>
      <SectionTitle
        part={part}
        detail={isLarge ? <span aria-live="polite">{countWords(size, tree.matches)}</span> : undefined}
        actions={
          <>
            {isLarge ? (
              <TextInput
                ref={field}
                className={classes.filter}
                aria-label={`Find in ${title.toLowerCase()}`}
                placeholder="Find a member"
                value={typed}
                onChange={setTyped}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') setTyped('');
                  if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') focusTree();
                }}
              />
            ) : null}
            {text === null ? null : <CopyButton iconOnly label={`Copy ${title.toLowerCase()}`} text={text} />}
          </>
        }
      >
        {title}
      </SectionTitle>
      {tree.rows.length === 0 ? (
        <p className={classes.none}>
          {tree.matches === null
            ? `The ${part === 'header' ? 'header has no parameters' : 'payload has no claims'}.`
            : 'No member has this text.'}
        </p>
      ) : (
        <MemberTree label={title} tree={tree} filter={field} context={context} text={text} asWritten={asWritten} />
      )}
      {children}
    </fieldset>
  );
}

function countWords(size: number, matches: number | null): string {
  return matches === null ? `${grouped(size)} members` : `${grouped(matches)} found`;
}
