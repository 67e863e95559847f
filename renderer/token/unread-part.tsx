import { SafeText } from '../wire/safe-text.tsx';
import { useShownLength } from '../wire/shown-text.tsx';
import verbatim from '../ui/verbatim.module.css';
import classes from './token-view.module.css';

/** A segment that is no JSON object: its text as far as there is one. */
export function UnreadPart({ text }: { readonly text: string | null }) {
  const { shown, more } = useShownLength(text?.length ?? 0, 20_000);
  if (text === null) return <p className={classes.opaque}>It does not decode to text.</p>;
  if (text === '') return <p className={classes.opaque}>It is empty.</p>;
  return (
    <>
      <pre className={verbatim.verbatim}>
        <SafeText text={text.slice(0, shown)} />
      </pre>
      {more}
    </>
  );
}
