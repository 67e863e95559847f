import { Check, CircleHelp, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useId, useState } from 'react';
import type { Explanation } from '../../../core/contract/explanations.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import classes from './server-eye.module.css';

type JudgedCheck = Explanation['checks'][number];

const states: Readonly<Record<JudgedCheck['state'], { readonly icon: LucideIcon; readonly words: string }>> = {
  passed: { icon: Check, words: 'passed' },
  failed: { icon: X, words: 'failed' },
  unknowable: { icon: CircleHelp, words: 'cannot be known from here' },
};

/** The request as the server sees it: its checks in their order, the first that failed standing out. Pressing one says why that is thought. */
export function ServerEye({ checks }: { readonly checks: Explanation['checks'] }) {
  const id = useId();
  const [chosen, setChosen] = useState<JudgedCheck['name'] | null>(null);
  const shown = checks.find(({ name }) => name === chosen);
  return (
    <section aria-label="With the server’s eyes" className={classes.eye}>
      <ol className={classes.checks}>
        {checks.map(({ name, state, first }) => (
          <li key={name}>
            <button
              type="button"
              className={classNames(classes.check, classes[state], first && classes.first)}
              aria-pressed={name === chosen}
              aria-controls={`${id}-why`}
              onClick={() => setChosen(name === chosen ? null : name)}
            >
              <Icon of={states[state].icon} />
              {name}
              <VisuallyHidden>
                {' '}
                {states[state].words}
                {first ? ', the first that failed' : ''}
              </VisuallyHidden>
            </button>
          </li>
        ))}
      </ol>
      <p id={`${id}-why`} aria-live="polite" className={classes.why}>
        {shown === undefined ? null : (
          <>
            <b>{shown.question}</b> <SafeText text={shown.why} />
          </>
        )}
      </p>
    </section>
  );
}
