import type { OpenedToken } from '../../../../core/contract/token-opening.ts';
import { readToken } from '../../../../core/jose/read-token.ts';
import { tokenWord } from '../token-word.ts';
import type { TrailStep } from '../trail.ts';

type Layer = OpenedToken['layers'][number];

/** How a layer was opened: “Decrypted with “my key”, held here: RSA-OAEP-256, A256GCM.” */
export function layerWords({ alg, enc, key, from }: Layer): string {
  return `Decrypted with “${key}”, ${from}: ${alg}, ${enc}.`;
}

/** The tokens inside each other that were opened, the innermost last; none where the innermost layer holds something else. */
export function innerTokens({ layers, content }: OpenedToken): readonly TrailStep[] {
  const last = layers.at(-1);
  const text = content?.text ?? null;
  if (last === undefined || content === null || text === null) return [];
  const encrypted = layers.flatMap((layer) =>
    layer.inside === null ? [] : [{ text: layer.inside, label: 'JWE', remarks: remarks(layer) }],
  );
  if (last.inside !== null) return encrypted;
  const read = readToken(text);
  if (read.form === 'opaque') return [];
  return [...encrypted, { text, label: tokenWord(read), remarks: [...remarks(last), content.authenticity] }];
}

function remarks(layer: Layer): readonly string[] {
  return [layerWords(layer), ...layer.warnings];
}
