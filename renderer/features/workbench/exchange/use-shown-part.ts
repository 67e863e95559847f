import { useState } from 'react';
import type { ShownPart } from '../../../wire/exchange-section.tsx';

/**
 * What is shown of an exchange: what was chosen last, and of a refusal, until something else is chosen for it, why it was refused.
 * @param exchangeId of the one that is shown now
 */
export function useShownPart(exchangeId: string, refused: boolean): readonly [ShownPart, (part: ShownPart) => void] {
  const [chosen, setChosen] = useState<{ readonly exchangeId: string; readonly part: ShownPart } | null>(null);
  const choose = (part: ShownPart): void => setChosen({ exchangeId, part });
  if (refused && chosen?.exchangeId !== exchangeId) return ['why', choose];
  const part = chosen?.part ?? 'body';
  return [part === 'why' && !refused ? 'body' : part, choose];
}
