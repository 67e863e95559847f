import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { Severity } from '../../core/explain/severity.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { countWords, severities, type SeverityCounts } from './findings-of.ts';
import classes from './severity.module.css';

const looks: Readonly<Record<Severity, { readonly icon: LucideIcon; readonly word: string }>> = {
  error: { icon: CircleAlert, word: 'Error' },
  warning: { icon: TriangleAlert, word: 'Warning' },
  information: { icon: Info, word: 'Note' },
};

/** How much a finding matters, by shape and colour, and by a word for who sees neither. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  const { icon, word } = looks[severity];
  return (
    <span className={classNames(classes.icon, classes[severity])}>
      <Icon of={icon} />
      <VisuallyHidden>{word}: </VisuallyHidden>
    </span>
  );
}

/** Findings counted by severity, the gravest first; nothing where there are none. */
export function SeverityCountsView({ counts }: { readonly counts: SeverityCounts }) {
  const words = countWords(counts);
  if (words === '') return null;
  return (
    <span className={classes.counts} title={words}>
      <VisuallyHidden>{words}</VisuallyHidden>
      {severities
        .filter((severity) => counts[severity] > 0)
        .map((severity) => (
          <span key={severity} aria-hidden="true" className={classNames(classes.count, classes[severity])}>
            <Icon of={looks[severity].icon} />
            {counts[severity]}
          </span>
        ))}
    </span>
  );
}
