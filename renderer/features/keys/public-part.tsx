import type { Key } from '../../../core/contract/keys.ts';
import { client as host } from '../../app/host.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './keys.module.css';

const formats = [
  { format: 'jwk', label: 'Copy JWK' },
  { format: 'jwks', label: 'Copy JWKS' },
  { format: 'pem', label: 'Copy PEM' },
] as const;

/** The public part in the forms that authorization servers take. */
export function PublicPart({ held }: { readonly held: Key }) {
  if (held.publicJwk === null) {
    return (
      <p className={classes.rule}>
        <span className={classes.small}>A secret has no public part: the server must hold the same secret.</span>
      </p>
    );
  }
  return (
    <div className={classes.rule}>
      <h3>Public part</h3>
      <p className={classes.small}>Give it to the authorization server, so that it can check what this key signs.</p>
      <p className={classes.row}>
        {formats.map(({ format, label }) => (
          <CopyButton key={format} label={label} text={async () => (await host.keys.public({ id: held.id, format })).text} />
        ))}
      </p>
    </div>
  );
}
