import { memo } from 'react';
import { DatedText } from '../ui/dated-text.tsx';
import { safePieces } from './safe-pieces.ts';
import classes from './safe-text.module.css';

/** Text from elsewhere. Characters that would hide or reorder it are shown by their numbers. */
export const SafeText = memo(function SafeText({ text }: { readonly text: string }) {
  return safePieces(text).map((piece, index) =>
    'text' in piece ? (
      <DatedText key={index} text={piece.text} />
    ) : (
      <span key={index} className={classes.escape} title={piece.name}>
        {piece.escape}
      </span>
    ),
  );
});
