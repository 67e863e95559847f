import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import type { FitCheck, FittedKey, KeyFit } from '../../../core/contract/key-fit.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { fitLook } from './fit-look.ts';
import classes from './fit.module.css';

const outcomes: Readonly<Record<FitCheck['outcome'], { readonly icon: LucideIcon; readonly word: string }>> = {
  match: { icon: CircleCheck, word: 'Fits' },
  mismatch: { icon: CircleX, word: 'Does not fit' },
  unknown: { icon: CircleHelp, word: 'Not known' },
};

/** Keys whose comparisons are spelled out. */
const mostKeys = 20;

/** The answer, and under it what was compared for each key. */
export function FitResult({ fit: { fits, verdict, keys } }: { readonly fit: KeyFit }) {
  return (
    <div className={classes.result}>
      <Note {...fitLook({ fits, keys })}>{verdict}</Note>
      {keys.slice(0, mostKeys).map((key, index) => (
        // Keys may have the same name, and no other mark.
        // oxlint-disable-next-line react/no-array-index-key -- their place is what tells them apart
        <ComparedKey key={index} compared={key} />
      ))}
      {keys.length <= mostKeys ? null : <p className={classes.more}>{keys.length - mostKeys} more keys were compared.</p>}
    </div>
  );
}

function ComparedKey({ compared: { name, kid, fits, checks } }: { readonly compared: FittedKey }) {
  const id = useId();
  return (
    <section className={classes.key} aria-labelledby={id}>
      <h3 id={id}>
        {name}
        {kid === null || kid === name ? null : <code title={kid}>{kid}</code>}
        <Chip size="s" tone={fits ? 'good' : 'neutral'}>
          {fits ? 'Fits' : 'Does not fit'}
        </Chip>
      </h3>
      <ul>
        {checks.map(({ of, outcome, sentence }) => {
          const { icon, word } = outcomes[outcome];
          return (
            <li key={`${of} ${sentence}`} data-outcome={outcome}>
              <Icon of={icon} />
              <span>
                <VisuallyHidden>{word}: </VisuallyHidden>
                {sentence}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
