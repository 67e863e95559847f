import type { Disagreement } from '../../core/explain/disagreements.ts';
import { SourceLink } from '../token/source-link.tsx';
import classes from './finding-card.module.css';

/** Where the specifications contradict each other, what each says, and what to do about it. */
export function DisagreementView({ disagreement: { title, positions, advice } }: { readonly disagreement: Disagreement }) {
  return (
    <section className={classes.disagreement} aria-label={`Specifications disagree: ${title}`}>
      <p className={classes.disagreed}>The specifications disagree: {lowerFirst(title)}</p>
      <ul>
        {positions.map(({ says, source }) => (
          <li key={source.label}>
            {says} <SourceLink source={source} />
          </li>
        ))}
      </ul>
      <p>{advice}</p>
    </section>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
