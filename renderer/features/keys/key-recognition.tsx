import type { RecognisedKey } from '../../../core/contract/keys.ts';
import { utcText } from '../../../core/jose/time-words.ts';
import type { Recognition } from '../../app/key-material/use-recognised-key.ts';
import { Note } from '../../ui/note.tsx';
import { recognisedWords } from './key-words.ts';
import classes from './keys.module.css';

interface KeyRecognitionProps {
  readonly recognition: Recognition;
  /** Whether it was said elsewhere that a password is missing or wrong. */
  readonly passwordSaid: boolean;
}

/** Says what the material is, before it is kept. */
export function KeyRecognition({ recognition, passwordSaid }: KeyRecognitionProps) {
  const { key, fault, field } = recognition;
  if (fault !== null) {
    if (field !== 'password') return <Note severity="error">{fault}</Note>;
    return passwordSaid ? null : <Note severity="information">{fault}</Note>;
  }
  if (key === null) {
    return (
      <p className={classes.small}>
        Keys and certificates in PEM, DER, PKCS#12 (.p12, .pfx), PKCS#7, OpenSSH, JWK or JWKS, a service account file, or a secret. What it
        is shows in its content.
      </p>
    );
  }
  const [first, ...others] = key.warnings;
  return (
    <div className={classes.notes}>
      <Note severity={first === undefined ? 'success' : 'warning'} title={recognisedWords(key)}>
        {key.encrypted ? 'The password opens it. ' : null}
        {key.kid === null ? null : (
          <>
            Its kid is <code>{key.kid}</code>.{' '}
          </>
        )}
        <CertificateWords of={key} />
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

function CertificateWords({ of: { kty, format, certificate } }: { readonly of: RecognisedKey }) {
  if (kty === 'oct') return null;
  if (certificate === null) return format === 'pkcs12' ? null : 'No certificate comes with it. ';
  const { subject, validTo, x5c } = certificate;
  const chain = x5c.length === 1 ? '' : ` with ${x5c.length - 1} of its issuers`;
  return (
    <>
      The certificate {subject}
      {chain}, valid until <span className={classes.date}>{utcText(validTo)}</span>, is kept with it.{' '}
    </>
  );
}
