import { useMemo } from 'react';
import type { TokenComparison } from '../../../../core/inspect/compare-tokens.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';
import { CompactForm } from '../../../token/compact-form.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { useShownLength } from '../../../wire/shown-text.tsx';
import type { TokenNames } from './difference-table.tsx';
import { markedPieces } from './marked-pieces.ts';
import verbatim from '../../../ui/verbatim.module.css';
import classes from './compare.module.css';

interface RawTextsProps {
  readonly first: ReadToken;
  readonly second: ReadToken;
  readonly names: TokenNames;
  readonly comparison: TokenComparison;
}

/** Both tokens as they are written, beside each other: as they were pasted, and what header and payload decode to. */
export function RawTexts({ first, second, names, comparison }: RawTextsProps) {
  const paths = (part: 'header' | 'claims') => comparison.differences.filter((each) => each.part === part).map(({ path }) => path);
  const decoded = [
    { part: 'header', title: 'Header as it is written', texts: [first.headerText, second.headerText] },
    { part: 'claims', title: 'Payload as it is written', texts: [first.payloadText, second.payloadText] },
  ] as const;
  return (
    <>
      <section className={classes.part} aria-label="As they stand">
        <SectionTitle>As they stand</SectionTitle>
        <div className={classes.beside}>
          {[first, second].map((token, index) => (
            <figure key={index} aria-label={index === 0 ? names.first : names.second}>
              <figcaption>{index === 0 ? names.first : names.second}</figcaption>
              <CompactForm token={token} />
            </figure>
          ))}
        </div>
      </section>
      {decoded.map(({ part, title, texts }) =>
        texts[0] === null && texts[1] === null ? null : (
          <section key={part} className={classes.part} aria-label={title}>
            <SectionTitle part={part} detail={texts[0] === texts[1] ? 'the same in both' : undefined}>
              {title}
            </SectionTitle>
            <div className={classes.beside}>
              {texts.map((text, index) => (
                <RawText key={index} label={`${title}: ${index === 0 ? names.first : names.second}`} text={text} paths={paths(part)} />
              ))}
            </div>
          </section>
        ),
      )}
    </>
  );
}

interface RawTextProps {
  readonly label: string;
  readonly text: string | null;
  /** Where the tokens differ in this part. */
  readonly paths: readonly string[];
}

/** One text, with the members marked that the other one does not have or has otherwise. */
function RawText({ label, text, paths }: RawTextProps) {
  const { shown, more } = useShownLength(text?.length ?? 0, 20_000);
  const pieces = useMemo(() => markedPieces((text ?? '').slice(0, shown), paths), [text, shown, paths]);
  return (
    <figure aria-label={label}>
      <pre className={classNames(verbatim.verbatim, classes.raw)} translate="no">
        {text === null ? <span className={classes.absent}>It does not decode to text.</span> : null}
        {pieces.map((piece, index) =>
          piece.marked ? (
            <mark key={index}>
              <SafeText text={piece.text} />
            </mark>
          ) : (
            <SafeText key={index} text={piece.text} />
          ),
        )}
      </pre>
      {more}
    </figure>
  );
}
