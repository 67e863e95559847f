import type { Recognition } from '../../app/use-recognised-key.ts';
import { Note } from '../../ui/note.tsx';
import { recognisedWords } from './key-words.ts';
import classes from './keys.module.css';

/** Says what the material is, before it is kept. */
export function KeyRecognition({ recognition }: { readonly recognition: Recognition }) {
  const { key, fault } = recognition;
  if (fault !== null) return <Note severity="error">{fault}</Note>;
  if (key === null) return <p className={classes.small}>PKCS#8, PKCS#1, SEC1 or SPKI PEM, a JWK, or a secret.</p>;
  const [first, ...others] = key.warnings;
  return (
    <div className={classes.notes}>
      <Note severity={first === undefined ? 'success' : 'warning'} title={recognisedWords(key)}>
        {key.kid === null ? null : (
          <>
            Its kid is <code>{key.kid}</code>.{' '}
          </>
        )}
        {first}
      </Note>
      {others.map((warning) => (
        <Note key={warning} severity="warning">
          {warning}
        </Note>
      ))}
    </div>
  );
}
