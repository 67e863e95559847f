import type { OpenedToken } from '../../../../core/contract/token-opening.ts';
import { readToken } from '../../../../core/jose/read-token.ts';
import { tokenWord } from '../token-word.ts';
import type { TrailStep } from '../trail.ts';

type Layer = OpenedToken['layers'][number];

/** How a layer was opened: “Decrypted with “my key”, held here: RSA-OAEP-256, A256GCM.” */
export function layerWords({ alg, enc, key, from }: Layer): string {
  return `Decrypted with “${key}”, ${from}: ${alg}, ${enc}.`;
}

/** The token that the innermost opened layer holds; null where it holds something else. */
export function innerToken({ layers, content }: OpenedToken): TrailStep | null {
  const text = content?.text ?? null;
  if (content === null || text === null) return null;
  const read = readToken(text);
  if (read.form === 'opaque') return null;
  const words = layers.flatMap((layer) => [layerWords(layer), ...layer.warnings]);
  // The layers between the outermost and the content have no place of their own on the way.
  const label = [...layers.slice(1).map(() => 'JWE'), tokenWord(read)].join(' › ');
  return { text, label, remarks: [words.join(' '), content.authenticity] };
}
