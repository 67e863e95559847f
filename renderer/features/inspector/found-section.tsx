import { useId } from 'react';
import { grouped } from '../../../core/jose/time-words.ts';
import { Note } from '../../ui/note.tsx';
import { FoundList } from './found-list.tsx';
import type { Inspection } from './inspection.ts';
import classes from './input/input-pane.module.css';

/** What was found in the text; absent where the text is one token, so that nothing is in the way. */
export function FoundSection({ inspection: { found, chosen, choose, looking } }: { readonly inspection: Inspection }) {
  const id = useId();
  if (chosen === null) return null;
  return (
    <section aria-labelledby={id} className={classes.found}>
      <h3 id={id} className={classes.foundHead}>
        {found.length === 1 ? '1 token found' : `${grouped(found.length)} tokens found`}
        {looking ? ', looking…' : ''}
      </h3>
      <FoundList found={found} chosen={chosen} onChoose={choose} />
      {chosen.undone.length === 0 ? null : <Note severity="information">{chosen.undone.join(' ')}</Note>}
    </section>
  );
}
