import type { Key } from '../../../core/contract/keys.ts';
import { partWords, typeWords } from './key-words.ts';

/** Those keys in which every word of the search occurs: in the name, kid, type, algorithm or part. */
export function searchKeys(keys: readonly Key[], search: string): readonly Key[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return keys;
  return keys.filter((key) => {
    const text = `${key.name}\n${key.kid}\n${typeWords(key)}\n${key.alg ?? ''}\n${partWords(key)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
