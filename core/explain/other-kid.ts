import type { KeyEvidence } from './evidence.ts';
import { shownValue } from './shown-value.ts';

/** Says that “kid” is not the name of the key that signs, and whose it is where that key is held too. */
export function otherKidSentence(kid: string, signingKey: KeyEvidence, heldKeys: readonly KeyEvidence[] = []): string {
  const meant = heldKeys.find((key) => key.kid === kid);
  return meant === undefined
    ? `“kid” is ${shownValue(kid)}, and the key that signs is called ${shownValue(signingKey.kid ?? signingKey.label)}.`
    : `“kid” is ${shownValue(kid)}, the name of the key “${meant.label}”, and “${signingKey.label}” signs.`;
}
