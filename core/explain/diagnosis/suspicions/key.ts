import { keyFits } from '../../../jose/algorithms.ts';
import { setHeader, type Fix } from '../../fix.ts';
import { keyType } from '../../fitting-algorithm.ts';
import type { KeyEvidence } from '../../evidence.ts';
import { otherKidSentence } from '../../other-kid.ts';
import { listed, shownValue } from '../../shown-value.ts';
import type { DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector } from '../suspicion.ts';

/** A `kid` that is not the signing key's, and where the keys that the server has are not known, a key that it does not have. */
export const keyDetector: Detector = (facts) => {
  const { use, header, signingKey, keys, said, algorithm } = facts;
  if (use !== 'client-assertion' || signingKey === undefined || algorithm?.kty === 'oct') return null;
  const kid = header?.['kid'];
  const isKnown = keys === undefined || keys.keys.some((key) => key.kid === kid);
  if (typeof kid === 'string' && kid !== signingKey.kid && isKnown) return otherKid(facts, signingKey, kid);
  if (keys !== undefined) return null;
  if (!said.specific || said.checks?.[0] !== 'key') return null;
  const others = fittingKeys(facts);
  return {
    id: 'HDR-08',
    check: 'key',
    strength: 'probable',
    title: `The server has no key ${shownValue(signingKey.kid ?? signingKey.label)} for this client, with which the assertion is signed.`,
    against: ['Which keys it has is not known here.'],
    advice:
      others.length === 0
        ? 'Register the public half of the key at the server.'
        : `Register the public half of the key at the server, or sign with the one that is registered; ${listed(others.slice(0, 4).map(({ label }) => label))} would fit.`,
  };
};

function otherKid({ heldKeys, keys, said }: DiagnosisFacts, signingKey: KeyEvidence, kid: string) {
  const meant = heldKeys?.find((key) => key.kid === kid);
  const isPublished = keys?.keys.some(({ thumbprint }) => thumbprint !== null && thumbprint === signingKey.thumbprint) === true;
  const own = signingKey.kid ?? '';
  // A server that looks at the signature has found the key that “kid” names.
  const signWith = meant !== undefined && !isPublished && !(said.specific && said.checks?.[0] === 'key');
  const useKid = own === '' ? null : setHeader('kid', own, `Set “kid” to ${shownValue(own)}`);
  return {
    id: meant === undefined ? 'HDR-08' : 'ALG-16',
    check: meant === undefined ? 'key' : 'signature',
    strength: 'probable',
    title: otherKidSentence(kid, signingKey, heldKeys),
    fix: signWith ? signWithKey(kid) : useKid,
  } as const;
}

function signWithKey(kid: string): Fix {
  return {
    title: `Sign with the key ${shownValue(kid)}`,
    changes: [{ of: 'registration', change: 'set', name: 'key', value: kid }],
  };
}

function fittingKeys({ heldKeys = [], algorithm }: DiagnosisFacts) {
  return algorithm === null ? heldKeys : heldKeys.filter((key) => keyFits(algorithm, keyType(key)));
}
