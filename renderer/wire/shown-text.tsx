import { useState } from 'react';
import type { ReactNode } from 'react';
import { grouped } from '../../core/jose/time-words.ts';
import { Button } from '../ui/button.tsx';

/**
 * How many characters of a long text are shown: its beginning, until somebody asks for the rest, since a million
 * characters in one paragraph would hold the page up for seconds.
 * @param most characters shown at first
 */
export function useShownLength(length: number, most: number): { readonly shown: number; readonly more: ReactNode } {
  const [whole, setWhole] = useState<number | null>(null);
  if (length <= most || whole === length) return { shown: length, more: null };
  const more = (
    <Button variant="quiet" size="s" onClick={() => setWhole(length)}>
      Show all {grouped(length)} characters
    </Button>
  );
  return { shown: most, more };
}
