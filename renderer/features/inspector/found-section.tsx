import { useId } from 'react';
import { grouped } from '../../../core/jose/time-words.ts';
import { Note } from '../../ui/note.tsx';
import { FoundList } from './found-list.tsx';
import { FoundPlaces } from './found-places.tsx';
import type { Inspection } from './inspection.ts';
import classes from './input/input-pane.module.css';

/** What was found in the text; absent where the text is one token, so that nothing is in the way. */
export function FoundSection({ inspection }: { readonly inspection: Inspection }) {
  const { found, chosen, choose, marked, looking } = inspection;
  const id = useId();
  if (chosen === null) return null;
  return (
    <section aria-labelledby={id} className={classes.found}>
      <h3 id={id} className={classes.foundHead}>
        {found.length === 1 ? '1 token found' : `${grouped(found.length)} tokens found`}
        {looking ? ', looking…' : ''}
      </h3>
      <FoundList found={found} chosen={chosen} onChoose={choose} />
      <div className={classes.foundFoot}>
        {chosen.count === 1 ? null : (
          <FoundPlaces key={chosen.text} token={chosen} marked={marked?.place ?? null} onChoose={(place) => choose(chosen, place)} />
        )}
        {chosen.undone.length === 0 ? null : <Note severity="information">{chosen.undone.join(' ')}</Note>}
      </div>
    </section>
  );
}
