import type { SecretEncoding } from '../contract/clients.ts';
import { readBase64url } from '../jose/base64url.ts';
import type { SecretEvidence } from './evidence.ts';
import { apparentBits } from './identifier-strength.ts';
import { isKnownSecret } from './known-secrets.ts';

/** Shorter texts look like base64 or hexadecimal by accident. */
const leastEncoded = 16;

/** Words with separators, perhaps a number behind: how people make up secrets. Each letter can match in one way only. */
const words = /^[a-z]+(?:[\s._!@#-][a-z]+)*[\s._!@#-]?\d{0,4}[!?.]?$/i;

/** What a letter of a text is worth to somebody who guesses words, in bits. */
const bitsOfProse = 2;

/**
 * What may be said of a client secret without saying it. @param bits how many it has when read in its encoding
 */
export function secretEvidence(text: string, encoding: SecretEncoding, bits: number): SecretEvidence {
  const trimmed = text.trim();
  return {
    bits,
    encoding,
    surroundedBy: trimmed === text ? 'nothing' : /^\s*[\n\r]|[\n\r]\s*$/.test(text) ? 'line break' : 'white space',
    alsoReadableAs: readings(trimmed).filter((each) => each !== encoding),
    known: isKnownSecret(text),
    entropyBits: Math.min(bits, guesses(trimmed)),
  };
}

/** An upper bound, and a lower one where it reads like words. */
function guesses(text: string): number {
  const letters = text.replaceAll(/[^a-z]/gi, '');
  const isProse = words.test(text) && (letters === letters.toLowerCase() || letters.length < 24);
  return isProse ? letters.length * bitsOfProse : apparentBits(text);
}

/** How else the text could be read, the likeliest alone: hexadecimal digits are base64 too. */
function readings(text: string): readonly SecretEncoding[] {
  if (text.length < leastEncoded) return [];
  if (/^(?:[\da-f]{2})+$/i.test(text)) return ['hex'];
  // Without a digit or a capital it is rather a word.
  if (!/^[\w+/-]+={0,2}$/.test(text) || !/\d/.test(text) || !/[A-Z]/.test(text)) return [];
  const bare = text.replace(/=+$/, '');
  if (/[-_]/.test(bare)) return /[+/]/.test(bare) || readBase64url(bare).incomplete ? [] : ['base64url'];
  if (readBase64url(bare.replaceAll('+', '-').replaceAll('/', '_')).incomplete) return [];
  return bare.length % 4 === 0 || text !== bare || /[+/]/.test(bare) ? ['base64'] : [];
}
