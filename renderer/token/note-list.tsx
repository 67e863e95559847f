import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { numbered } from '../../core/jose/time-words.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import classes from './note-list.module.css';

/** One of several remarks on the same thing. */
interface Remark {
  readonly severity: 'error' | 'warning' | 'information';
  readonly content: ReactNode;
  /** Where it is defined: “RFC 7523 3”. */
  readonly source?: ReactNode;
}

/** Remarks in sight while the others are folded away. */
const first = 2;

const kinds = [
  { severity: 'error', icon: CircleAlert, word: 'Error', noun: 'error' },
  { severity: 'warning', icon: TriangleAlert, word: 'Warning', noun: 'warning' },
  { severity: 'information', icon: Info, word: 'Note', noun: 'note' },
] as const;

/** Remarks in one calm box, the gravest first; of many the rest is there when asked for, so that what they are about stays in sight. */
export function NoteList({ remarks }: { readonly remarks: readonly Remark[] }) {
  const [all, setAll] = useState(false);
  const [only] = remarks;
  if (only === undefined) return null;
  if (remarks.length === 1) {
    return (
      <Note severity={only.severity} source={only.source}>
        {only.content}
      </Note>
    );
  }
  const sorted = kinds.flatMap(({ severity }) => remarks.filter((remark) => remark.severity === severity));
  const foldable = sorted.length > first + 1;
  return (
    <div className={classes.box}>
      <ul className={classes.list}>
        {(foldable && !all ? sorted.slice(0, first) : sorted).map((remark, index) => (
          <RemarkRow key={index} remark={remark} />
        ))}
      </ul>
      {foldable ? (
        <Button variant="quiet" size="s" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${sorted.length - first} more: ${countWords(sorted.slice(first))}`}
        </Button>
      ) : null}
    </div>
  );
}

function RemarkRow({ remark: { severity, content, source } }: { readonly remark: Remark }) {
  const kind = kinds.find((each) => each.severity === severity) ?? kinds[0];
  return (
    <li className={classes.row} data-severity={severity}>
      <Icon of={kind.icon} />
      <div>
        <VisuallyHidden>{kind.word}: </VisuallyHidden>
        {content}
        {source === undefined || source === null ? null : <span className={classes.source}>{source}</span>}
      </div>
    </li>
  );
}

/** “1 error, 3 warnings” */
function countWords(remarks: readonly Remark[]): string {
  return kinds
    .map(({ severity, noun }) => ({ noun, count: remarks.filter((remark) => remark.severity === severity).length }))
    .flatMap(({ noun, count }) => (count === 0 ? [] : [numbered(count, noun)]))
    .join(', ');
}
