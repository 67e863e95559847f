import { memo, useMemo } from 'react';
import type { WireText } from '../../core/oauth/wire-text.ts';
import { indentJson, type JsonPiece } from './indent-json.ts';
import { SafeText } from './safe-text.tsx';
import { SecretMarkView } from './secret-mark.tsx';
import { useShownLength } from './shown-text.tsx';
import { wireLength, wireStart } from './wire-length.ts';
import verbatim from '../ui/verbatim.module.css';
import classes from './json-text.module.css';

const looks: Readonly<Record<Exclude<JsonPiece['kind'], 'mark'>, string | undefined>> = {
  name: classes.name,
  string: classes.string,
  literal: classes.literal,
  punctuation: classes.punctuation,
  space: undefined,
};

/** Characters of JSON that are laid out before somebody asks for more. */
const firstCharacters = 50_000;

export interface JsonTextProps {
  readonly wire: WireText;
  /** Names the text for a screen reader. */
  readonly label: string;
}

/** JSON text on lines and in colours, otherwise exactly as it was sent. */
export const JsonText = memo(function JsonText({ wire, label }: JsonTextProps) {
  const { shown, more } = useShownLength(wireLength(wire), firstCharacters);
  const pieces = useMemo(() => indentJson(wireStart(wire, shown)), [wire, shown]);
  return (
    <figure aria-label={label}>
      <pre className={verbatim.verbatim} translate="no">
        {pieces.map((piece, index) =>
          piece.kind === 'mark' ? (
            <SecretMarkView key={index} mark={piece.mark} />
          ) : (
            <span key={index} className={looks[piece.kind]}>
              <SafeText text={piece.text} />
            </span>
          ),
        )}
        {more === null ? null : '\n…'}
      </pre>
      {more}
    </figure>
  );
});
