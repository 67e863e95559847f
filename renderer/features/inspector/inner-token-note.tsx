import { readToken } from '../../../core/jose/read-token.ts';
import type { ReadToken } from '../../../core/jose/token.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { tokenWord } from './token-word.ts';
import type { TrailStep } from './trail.ts';

interface InnerTokenNoteProps {
  readonly token: ReadToken;
  readonly onEnter: (steps: readonly TrailStep[]) => void;
}

/** Offers the token that a signed token carries as its payload (RFC 7519 5.2); absent where it carries none. */
export function InnerTokenNote({ token: { form, claims, payloadText }, onEnter }: InnerTokenNoteProps) {
  if (form !== 'jws' || claims !== null || payloadText === null) return null;
  const inner = readToken(payloadText);
  if (inner.form === 'opaque') return null;
  const label = tokenWord(inner);
  const remarks = ['The payload of a signed token. The signature around it says nothing of the one inside, nor the other way round.'];
  return (
    <Note
      severity="information"
      action={
        <Button size="s" onClick={() => onEnter([{ text: payloadText, label, remarks }])}>
          Open the token inside
        </Button>
      }
    >
      Its payload is a {label}.
    </Note>
  );
}
