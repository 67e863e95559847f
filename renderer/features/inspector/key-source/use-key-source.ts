import { useEffect, useState } from 'react';
import { nothingGiven, type GivenKey, type KeySource } from './key-source.ts';

/** The way that was chosen and what is no secret of it. */
type Remembered = Omit<KeySource, 'given'>;

/** Where a panel keeps the chosen way while other things are looked at, in memory alone. */
export interface WayMemory {
  readonly last: () => Remembered;
  readonly keep: (remembered: Remembered) => void;
}

/** A memory for one panel. */
export function wayMemory(): WayMemory {
  let last: Remembered = { way: 'held', keyId: '', jwksUri: '', issuer: '' };
  return {
    last: () => last,
    keep: (remembered) => {
      last = remembered;
    },
  };
}

/** The source of keys that a panel is set to. A key that was given is forgotten as soon as the panel is left. */
export function useKeySource(memory: WayMemory): readonly [KeySource, (change: Partial<KeySource>) => void] {
  const [remembered, setRemembered] = useState(memory.last);
  const [given, setGiven] = useState<GivenKey>(nothingGiven);
  useEffect(() => () => setGiven(nothingGiven), []);
  const change = ({ given: nextGiven, ...rest }: Partial<KeySource>): void => {
    if (nextGiven !== undefined) setGiven(nextGiven);
    const next = { ...remembered, ...rest };
    setRemembered(next);
    memory.keep(next);
  };
  return [{ ...remembered, given }, change];
}
