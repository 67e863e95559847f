import type { Key } from '../../../../core/contract/keys.ts';
import { algorithmsFor } from '../../../../core/jose/algorithms.ts';
import { withMember } from '../../../../core/jose/json-layout.ts';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import { quotedName } from '../../../app/quoted-name.ts';
import { routeHref } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/inputs.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import type { SigningChoice, TokenDraft } from './token-draft.ts';
import classes from './edit-panel.module.css';

interface SignatureKeyProps {
  readonly draft: TokenDraft;
  readonly keys: readonly Key[];
  readonly choice: SigningChoice | null;
  /** What the host said, by field. */
  readonly refusals: Readonly<Partial<Record<'keyId' | 'alg', string>>>;
  readonly onChange: (change: Partial<TokenDraft>) => void;
}

/** The held key that signs and its algorithm, and what the header says otherwise. */
export function SignatureKey({ draft, keys, choice, refusals, onChange }: SignatureKeyProps) {
  if (choice === null) {
    return (
      <Note severity="information">
        No key is held that can sign. <a href={routeHref('keys')}>Generate or import one</a>, or keep the old signature.
      </Note>
    );
  }
  const { key, alg } = choice;
  const signing = keys.filter((each) => each.private && algorithmsFor(each).length > 0);
  return (
    <>
      <div className={classes.row}>
        <Field label="Key" error={refusals.keyId}>
          {(control) => (
            <Select
              {...control}
              options={signing.map(({ id, name, crv, kty, bits }) => ({ value: id, label: `${name} (${crv ?? kty}, ${bits} bits)` }))}
              value={key.id}
              onChange={(keyId) => onChange({ keyId, alg: null })}
            />
          )}
        </Field>
        <Field label="Algorithm" error={refusals.alg}>
          {(control) => (
            <Select
              {...control}
              options={algorithmsFor(key).map((algorithm) => ({ value: algorithm.alg, label: `${algorithm.alg}: ${algorithm.title}` }))}
              value={alg}
              onChange={(chosen) => onChange({ keyId: key.id, alg: chosen })}
            />
          )}
        </Field>
      </div>
      <HeaderMismatch draft={draft} choice={choice} onChange={onChange} />
    </>
  );
}

/** What the header says of key and algorithm where that is not what signs, with a button that puts it right. */
function HeaderMismatch({
  draft,
  choice: { key, alg },
  onChange,
}: Pick<SignatureKeyProps, 'draft' | 'onChange'> & { readonly choice: SigningChoice }) {
  const header = readJsonObject(draft.header).value;
  if (header === null) return null;
  const wrong = [
    { name: 'alg', value: alg, is: header['alg'], sentence: `the signature will be ${alg}` },
    { name: 'kid', value: key.kid, is: header['kid'], sentence: `the key is ${quotedName(key.name)}` },
  ].filter(({ name, value, is }) => is !== value && (name === 'alg' || is !== undefined));
  return wrong.map(({ name, value, is, sentence }) => (
    <Note
      key={name}
      severity="warning"
      action={
        <Button size="s" onClick={() => onChange({ header: withMember(draft.header, name, value) })}>
          Correct {name}
        </Button>
      }
    >
      {is === undefined ? (
        `The header has no “${name}”, and ${sentence}.`
      ) : (
        <>
          The header says “{name}” is <SafeText text={JSON.stringify(is).slice(0, 80)} />, and {sentence}.
        </>
      )}
    </Note>
  ));
}
