import { Fragment, useState } from 'react';
import { grouped } from '../../core/jose/time-words.ts';
import type { ReadToken, TokenSegment } from '../../core/jose/token.ts';
import { Button } from '../ui/button.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import { keptEnds, type TextRange } from './kept-ends.ts';
import colour from '../wire/token-colours.module.css';
import verbatim from '../ui/verbatim.module.css';
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

/** A stretch of a token's characters, each segment in its colour. */
function CompactText({ token, range }: { readonly token: CompactToken; readonly range: TextRange }) {
  if (token.segments.length === 0) return <SafeText text={token.text.slice(range.from, range.to)} />;
  return token.segments.map(({ name, start, text }, index) => {
    const dot = index > 0 && start > range.from && start <= range.to;
    const shown = text.slice(Math.max(0, range.from - start), Math.max(0, range.to - start));
    return (
      <Fragment key={start}>
        {dot ? '.' : null}
        {shown === '' ? null : (
          <span className={segmentColours[name]}>
            <SafeText text={shown} />
          </span>
        )}
      </Fragment>
    );
  });
}

/** The compact serialization (RFC 7515 7.1). Of a long one the ends are shown until somebody asks for all of it. */
export function CompactForm({ token }: { readonly token: CompactToken }) {
  const [whole, setWhole] = useState(false);
  const ranges = whole ? [{ from: 0, to: token.text.length }] : keptEnds(token.text.length);
  return (
    <div className={verbatim.box}>
      <p className={classes.token} translate="no">
        {ranges.map((range, index) => (
          <Fragment key={range.from}>
            {index === 0 ? null : ' … '}
            <CompactText token={token} range={range} />
          </Fragment>
        ))}
      </p>
      {whole || ranges.length === 1 ? null : (
        <Button variant="quiet" size="s" className={classes.more} onClick={() => setWhole(true)}>
          Show all {grouped(token.text.length)} characters
        </Button>
      )}
    </div>
  );
}
