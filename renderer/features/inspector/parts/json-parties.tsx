import { useMemo } from 'react';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { type JsonSignature, joinedHeader, readJsonSerialization } from '../../../../core/jose/json-serialization.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './parts.module.css';

/** One signature or recipient in a line. */
interface Party {
  readonly header: JsonObject | null;
  /** What it says beside its header. */
  readonly detail: string;
}

/** Each signature or recipient of a token in JSON serialization with its header; absent for a compact one, and where there is only one. */
export function JsonParties({ token: { text, form, serialization } }: { readonly token: ReadToken }) {
  const parties = useMemo(() => (serialization === 'compact' ? [] : partiesOf(text)), [text, serialization]);
  const title = form === 'jwe' ? 'Recipients' : 'Signatures';
  if (parties.length === 0) return null;
  return (
    <fieldset aria-label={title} className={classes.section}>
      <SectionTitle part="signature" detail={grouped(parties.length)}>
        {title}
      </SectionTitle>
      <table aria-label={`${title} of the token`} className={classNames(classes.table, classes.numbered)}>
        <tbody>
          {parties.map(({ header, detail }, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td>
                <SafeText text={header === null ? 'a header that cannot be read' : JSON.stringify(header)} />
                <div className={classes.small}>
                  <SafeText text={detail} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

function partiesOf(text: string): readonly Party[] {
  const json = readJsonSerialization(text);
  if (json === null) return [];
  if (json.kind === 'jws') {
    return json.signatures.map((signature) => ({
      header: joinedHeader(signature.protectedText, signature.unprotected),
      detail: coverage(signature),
    }));
  }
  return json.recipients.map(({ header, encryptedKey }) => ({
    header: joinedHeader(json.protectedText, json.unprotected, header),
    detail: encryptedKey === null ? 'without an encrypted key' : `an encrypted key of ${grouped(encryptedKey.length)} characters`,
  }));
}

function coverage({ protectedText, unprotected }: JsonSignature): string {
  if (protectedText === null) return 'The signature covers no header parameter: anybody can change them.';
  const loose = Object.keys(unprotected ?? {});
  if (loose.length === 0) return 'The signature covers the whole header.';
  const named = loose.slice(0, 5).map((name) => `“${name}”`);
  return `The signature does not cover ${named.join(', ')}${loose.length > named.length ? ' and others' : ''}, so anybody can change that.`;
}
