import type { ComponentPropsWithRef } from 'react';
import { TextInput } from '../../../ui/inputs.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { placeholderPieces } from './placeholder-pieces.ts';
import classes from './placeholder-input.module.css';

export interface PlaceholderInputProps extends Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shows no pills: where the value stands, placeholders mean nothing. */
  readonly verbatim?: boolean | undefined;
  /** What takes the value’s place while it is not being edited; itself unless given. */
  readonly shownAs?: string | undefined;
  /** What the value is or will be, in a few words, at the field's end. */
  readonly preview?: string | null | undefined;
}

/**
 * One line of text. While it is not being edited its place is taken by what is worth seeing of it: placeholders as pills,
 * and at its end what it becomes.
 */
export function PlaceholderInput({ value, onChange, verbatim = false, shownAs = value, preview, ...native }: PlaceholderInputProps) {
  const pieces = placeholderPieces(value);
  const hasPills = !verbatim && pieces.some((piece) => 'placeholder' in piece);
  return (
    <div className={classes.field} data-shown={value !== '' || undefined}>
      <TextInput {...native} mono value={value} onChange={onChange} className={classes.input} />
      <div className={classes.shown} aria-hidden="true">
        <span className={classes.pieces}>
          {hasPills ? (
            pieces.map((piece, index) =>
              'placeholder' in piece ? (
                <em key={index} className={classes.pill}>
                  {piece.placeholder}
                </em>
              ) : (
                <SafeText key={index} text={piece.text} />
              ),
            )
          ) : (
            <SafeText text={shownAs} />
          )}
        </span>
        {preview === null || preview === undefined ? null : (
          <small className={classes.preview}>
            <SafeText text={preview} />
          </small>
        )}
      </div>
    </div>
  );
}
