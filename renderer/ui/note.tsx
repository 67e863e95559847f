import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Children, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { DatedText } from './dated-text.tsx';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import classes from './note.module.css';

/** How much a note matters. */
export type Severity = 'error' | 'warning' | 'information' | 'success';

interface NoteProps {
  readonly severity: Severity;
  /** A few words that stand out. */
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Where it is defined: “RFC 7523 3”. */
  readonly source?: ReactNode;
  /** A button that does what the note advises. */
  readonly action?: ReactNode;
  /** Read out when it appears. */
  readonly live?: boolean | undefined;
}

const looks: Readonly<Record<Severity, { readonly icon: LucideIcon; readonly word: string }>> = {
  error: { icon: CircleAlert, word: 'Error' },
  warning: { icon: TriangleAlert, word: 'Warning' },
  information: { icon: Info, word: 'Note' },
  success: { icon: CircleCheck, word: 'Good' },
};

/** A remark on what stands above or beside it. */
export function Note({ severity, title, children, source, action, live = false }: NoteProps) {
  const { icon, word } = looks[severity];
  return (
    <div aria-live={live ? 'polite' : undefined} className={classNames(classes.note, classes[severity])}>
      <Icon of={icon} />
      <div>
        <VisuallyHidden>{word}: </VisuallyHidden>
        {title === undefined ? null : <span className={classes.title}>{title}</span>}
        {Children.map(children, (child) => (typeof child === 'string' ? <DatedText text={child} /> : child))}
        {source === undefined || source === null ? null : <span className={classes.source}>{source}</span>}
      </div>
      {action === undefined || action === null ? null : <div className={classes.action}>{action}</div>}
    </div>
  );
}
