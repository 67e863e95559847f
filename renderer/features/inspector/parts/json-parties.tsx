import { useMemo } from 'react';
import { jsonParties } from '../../../../core/jose/json-parties.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './parts.module.css';

/** Each signature or recipient of a token in JSON serialization with its header; absent for a compact one, and where there is only one. */
export function JsonParties({ token: { text, form, serialization } }: { readonly token: ReadToken }) {
  const parties = useMemo(() => (serialization === 'compact' ? [] : jsonParties(text)), [text, serialization]);
  const title = form === 'jwe' ? 'Recipients' : 'Signatures';
  if (parties.length === 0) return null;
  return (
    <fieldset aria-label={title} className={classes.section}>
      <SectionTitle part="signature" detail={grouped(parties.length)}>
        {title}
      </SectionTitle>
      <table aria-label={`${title} of the token`} className={classNames(classes.table, classes.numbered)}>
        <tbody>
          {parties.map(({ header, words }, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td>
                <SafeText text={header === null ? 'a header that cannot be read' : JSON.stringify(header)} />
                <div className={classes.small}>
                  <SafeText text={words} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
