import type { ReadToken, TokenSegment } from '../../core/jose/token.ts';
import { SafeText } from '../wire/safe-text.tsx';
import { useShownLength } from '../wire/shown-text.tsx';
import colour from '../wire/token-colours.module.css';
import classes from './compact-form.module.css';

type CompactToken = Pick<ReadToken, 'text' | 'segments'>;

const segmentColours: Readonly<Record<TokenSegment['name'], string | undefined>> = {
  header: colour.header,
  payload: colour.claims,
  signature: colour.signature,
  'encrypted key': colour.other,
  'initialization vector': colour.signature,
  ciphertext: colour.claims,
  'authentication tag': colour.other,
};

/** A token's characters up to an offset, each segment in its colour. */
function CompactText({ token, end }: { readonly token: CompactToken; readonly end: number }) {
  if (token.segments.length === 0) return <SafeText text={token.text.slice(0, end)} />;
  return token.segments.map((segment, index) => (
    <span key={segment.start}>
      {index === 0 || segment.start > end ? '' : '.'}
      <span className={segmentColours[segment.name]}>
        <SafeText text={segment.text.slice(0, Math.max(0, end - segment.start))} />
      </span>
    </span>
  ));
}

/** The compact serialization (RFC 7515 7.1) in a box of its own. */
export function CompactForm({ token }: { readonly token: CompactToken }) {
  const { shown, more } = useShownLength(token.text.length, 4000);
  return (
    <div className={classes.box}>
      <p className={classes.text} translate="no">
        <CompactText token={token} end={shown} />
        {more === null ? null : '…'}
      </p>
      {more}
    </div>
  );
}
