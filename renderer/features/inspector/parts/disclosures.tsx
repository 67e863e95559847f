import type { DisclosedToken } from '../../../../core/inspect/disclosed-token.ts';
import { TriangleAlert } from 'lucide-react';
import type { DisclosedClaims, MatchedDisclosure } from '../../../../core/jose/disclosed-claims.ts';
import type { KeyBinding } from '../../../../core/jose/key-binding.ts';
import { sentJson } from '../../../../core/jose/repeated-members.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { NoteList } from '../../../token/note-list.tsx';
import { Note } from '../../../ui/note.tsx';
import { JsonText } from '../../../wire/json-text.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './parts.module.css';

/** Disclosures that are listed, and characters of a value that are shown. */
const most = { rows: 200, characters: 400 } as const;

/** What an SD-JWT discloses, where it belongs in the claims, and whether its holder signed this presentation; absent for other tokens. */
export function Disclosures({ known }: { readonly known: DisclosedToken | null }) {
  if (known === null) return null;
  const { claims, repeats, disclosed, binding } = known;
  if (disclosed === null) return null;
  const { disclosures, undisclosed } = disclosed;
  return (
    <fieldset aria-label="Disclosures" className={classes.section}>
      <SectionTitle part="claims" detail={countWords(disclosed)}>
        Disclosures
      </SectionTitle>
      <NoteList
        remarks={disclosed.faults.map((fault) => ({ severity: 'error', source: 'RFC 9901 7.1', content: <SafeText text={fault} /> }))}
      />
      {disclosures.length === 0 ? null : (
        <table aria-label="What is disclosed" className={classes.table}>
          <tbody>
            {disclosures.slice(0, most.rows).map((disclosure, index) => (
              <DisclosureRow key={index} number={index + 1} disclosure={disclosure} />
            ))}
          </tbody>
        </table>
      )}
      {disclosures.length > most.rows ? <p className={classes.small}>and {grouped(disclosures.length - most.rows)} more</p> : null}
      {undisclosed === 0 ? null : (
        <p className={classes.small}>
          {undisclosed === 1 ? '1 digest is' : `${grouped(undisclosed)} digests are`} of what the holder keeps back, or decoys.
        </p>
      )}
      <KeyBindingNote binding={binding} />
      {binding === null ? null : (
        <Disclosure summary="What the holder signed">
          <JsonText wire={[binding.read.headerText ?? '']} label="Header of the key binding JWT" />
          <JsonText wire={[binding.read.payloadText ?? '']} label="Claims of the key binding JWT" />
        </Disclosure>
      )}
      {claims === null || disclosures.length === 0 ? null : (
        <Disclosure summary="Claims with what is disclosed in its places">
          <JsonText wire={[sentJson(claims, repeats)]} label="Claims as disclosed" />
        </Disclosure>
      )}
    </fieldset>
  );
}

function countWords({ disclosures }: DisclosedClaims): string {
  if (disclosures.length === 0) return 'none: nothing is disclosed';
  const refused = disclosures.filter(({ fault }) => fault !== null).length;
  return `${grouped(disclosures.length)} disclosed${refused === 0 ? '' : `, ${grouped(refused)} of them to be refused`}`;
}

function DisclosureRow({ number, disclosure }: { readonly number: number; readonly disclosure: MatchedDisclosure }) {
  const { path, content, fault } = disclosure;
  const value = content === null ? '' : typeof content.value === 'string' ? content.value : (JSON.stringify(content.value) ?? '');
  return (
    <tr>
      <th scope="row">
        <SafeText text={path ?? content?.name ?? `Disclosure ${number}`} />
      </th>
      <td>
        <SafeText text={value.slice(0, most.characters)} />
        {value.length > most.characters ? '…' : null}
        {fault === null ? null : (
          <div className={classes.fault}>
            <Icon of={TriangleAlert} />
            <SafeText text={fault} />
          </div>
        )}
      </td>
    </tr>
  );
}

function KeyBindingNote({ binding }: { readonly binding: KeyBinding | null }) {
  if (binding === null) {
    return (
      <p className={classes.small}>
        No key binding JWT follows, so nothing shows that the one who presents it is its holder (RFC 9901 4.3).
      </p>
    );
  }
  const { signature, bound } = binding;
  if (signature.state !== 'verified') {
    return (
      <Note severity={signature.state === 'failed' ? 'error' : 'warning'} title="Key binding:" source="RFC 9901 7.3">
        <SafeText text={signature.reason} />
      </Note>
    );
  }
  return bound === true ? (
    <Note severity="success" title="Key binding verified:" source="RFC 9901 4.3">
      the holder’s key in “cnf” signed this very presentation.
    </Note>
  ) : (
    <Note severity="error" title="Key binding:" source="RFC 9901 7.3">
      The holder signed, but not what is presented here: its “sd_hash” is another.
    </Note>
  );
}
