import { useMemo, useState } from 'react';
import type { FoundPlace, FoundToken } from '../../../core/inspect/found-token.ts';
import { isLoneToken } from './lone-token.ts';
import { useFoundTokens } from './use-found-tokens.ts';

/** A place of the text that is marked in it. */
export interface MarkedPlace {
  readonly place: FoundPlace;
  /** How often a person asked for a place; each time it is brought into sight. */
  readonly asked: number;
}

/** The text under inspection, the tokens in it, and the one that is open. */
export interface Inspection {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Empty where the text is one token and nothing else. */
  readonly found: readonly FoundToken[];
  readonly looking: boolean;
  readonly failed: boolean;
  /** The one of `found` that is open; null where there is none. */
  readonly chosen: FoundToken | null;
  /** Opens one of `found` and goes to one of its places, the first where none is named. */
  readonly choose: (token: FoundToken, place?: FoundPlace) => void;
  /** Where the chosen token stands; null where there is none, and while the text is looked through anew. */
  readonly marked: MarkedPlace | null;
  /** What is open: the chosen token, or the whole text where that is one token. Empty where nothing is. */
  readonly opened: string;
}

/** Takes a text and opens a token of it: the chosen one while it is still there, else the one in its place. */
export function useInspection(): Inspection {
  const [text, setText] = useState('');
  const [choice, setChoice] = useState({ text: '', index: 0, place: 0, asked: 0 });
  const lone = isLoneToken(text);
  const finding = useFoundTokens(lone ? '' : text);
  const { looking, failed } = finding;
  const whole = finding.found.length === 1 && finding.found[0]?.places[0]?.words === 'the text itself';
  const found = lone || whole ? [] : finding.found;
  const chosen = found.find((token) => token.text === choice.text) ?? found[Math.min(choice.index, found.length - 1)] ?? null;
  const choose = (token: FoundToken, place?: FoundPlace): void => {
    const at = place === undefined ? 0 : token.places.indexOf(place);
    setChoice({ text: token.text, index: found.indexOf(token), place: at, asked: choice.asked + 1 });
  };
  const places = looking || chosen === null ? [] : chosen.places;
  const place = (chosen?.text === choice.text ? places[choice.place] : undefined) ?? places[0] ?? null;
  const marked = useMemo(() => (place === null ? null : { place, asked: choice.asked }), [place, choice.asked]);
  // The whole text as it stands, so that what is around the token is told of too.
  const opened = lone || whole ? text : (chosen?.text ?? '');
  return { text, setText, found, looking, failed, chosen, choose, marked, opened };
}
