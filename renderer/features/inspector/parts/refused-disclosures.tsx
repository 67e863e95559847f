import type { DisclosedToken } from '../../../../core/inspect/disclosed-token.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';

/** Says beside the signature’s verdict, which is of the issuer’s part alone, that what stands behind it must be refused (RFC 9901 7.1). */
export function RefusedDisclosures({ known }: { readonly known: DisclosedToken | null }) {
  const [first] = known?.faults ?? [];
  if (known === null || first === undefined) return null;
  const more = known.faults.length - 1;
  return (
    <Note severity="error" title="A verifier must refuse this SD-JWT (RFC 9901 7.1)">
      <SafeText text={first} />
      {more > 0 ? ` And ${grouped(more)} more, under Disclosures.` : null}
    </Note>
  );
}
