import type { SecretEncoding } from '../../../core/contract/clients.ts';
import { signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { secretEncodings } from '../../app/secret-encodings.ts';
import { useRecognisedKey } from '../../app/key-material/use-recognised-key.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { MaskedInput } from '../../ui/masked-input.tsx';
import type { FormPartProps } from './form-fields.tsx';
import classes from './clients.module.css';

/** What the field of the client secret is given. */
export interface SecretFieldProps extends FormPartProps {
  /** The held secret's length when it is read in the encoding that was last saved; null when none is held. */
  readonly held: { readonly bits: number; readonly encoding: SecretEncoding } | null;
}

function shortWarning(bits: number, alg: string): string | undefined {
  const least = signingAlgorithm(alg)?.hashBits;
  if (least === undefined || bits >= least) return undefined;
  return `The secret has ${bits} bits; ${alg} wants at least ${least} (RFC 7518 3.2). Many servers refuse a shorter one.`;
}

/**
 * The client secret. It goes in and never comes out: of a held one only the length is known here. Where it signs, it is
 * read as a key of the chosen encoding, and the host says how many bits that makes.
 */
export function SecretField({ form, faults, change, held }: SecretFieldProps) {
  const signs = form.method === 'client_secret_jwt';
  const typed = form.secret ?? '';
  const reading = useRecognisedKey({ material: signs ? typed : '', secretEncoding: form.secretEncoding, alg: form.alg });
  const kept = form.secret === undefined && held !== null;
  const heldBits = kept && held.encoding === form.secretEncoding ? held.bits : null;
  const bits = typed === '' ? heldBits : (reading.key?.bits ?? null);
  const placeholder = kept ? `A secret of ${held.bits} bits is held; type to replace it` : 'No secret is held';
  return (
    <div className={signs ? classes.secretPair : undefined}>
      <Field
        label="Client secret"
        hint={
          typed !== '' && signs && bits !== null
            ? `${bits} bits. Sealed in the vault when saved.`
            : 'Sealed in the vault; it is never shown again.'
        }
        error={faults.secret ?? reading.fault}
        warning={signs && bits !== null ? shortWarning(bits, form.alg) : undefined}
      >
        {(control) => (
          <div className={classes.inline}>
            <MaskedInput
              {...control}
              autoComplete="new-password"
              placeholder={placeholder}
              value={typed}
              onChange={(value) => change({ secret: value === '' ? undefined : value })}
            />
            {kept ? (
              <Button size="s" onClick={() => change({ secret: null })}>
                Remove
              </Button>
            ) : null}
            {form.secret === null && held !== null ? (
              <Button size="s" onClick={() => change({ secret: undefined })}>
                Keep it
              </Button>
            ) : null}
          </div>
        )}
      </Field>
      {signs ? (
        <Field label="Read as" error={faults.secretEncoding}>
          {(control) => (
            <Select
              {...control}
              options={secretEncodings}
              value={form.secretEncoding}
              onChange={(secretEncoding) => change({ secretEncoding })}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
