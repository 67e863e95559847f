import type { Note as ExchangeNote } from '../../../../core/contract/exchanges.ts';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';

/** What is remarkable about a response. */
export function ExchangeNotes({ notes, stale }: { readonly notes: readonly ExchangeNote[]; readonly stale: boolean }) {
  return (
    <>
      {stale ? (
        <Note severity="information" title="Stale.">
          What is on the left has changed since this was sent.
        </Note>
      ) : null}
      {notes.map((note) => (
        <Note key={note.text} severity={note.severity} source={note.source}>
          <SafeText text={note.text} />
        </Note>
      ))}
    </>
  );
}
