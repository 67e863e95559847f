import type { KeyCandidate } from '../../../core/contract/keys.ts';
import { isGenericKeyName } from '../../../core/jose/generic-key-name.ts';

/** The common name in a certificate's subject, else the subject. */
function commonName(subject: string): string {
  return /(?:^|, )CN=((?:[^,\\]|\\.)+)/.exec(subject)?.[1]?.replaceAll(/\\(.)/g, '$1') ?? subject;
}

/** What a key of a file might be called: its own name, its certificate's, else that of the file. Empty when nothing names it. */
export function proposedName({ name, certificate }: Pick<KeyCandidate, 'name' | 'certificate'>, stem: string): string {
  if (name !== '' && !isGenericKeyName(name)) return /^(?:[A-Z]+=|.*, CN=)/.test(name) ? commonName(name) : name;
  return certificate === null ? stem : commonName(certificate);
}

/** The same for each key of a file, told apart from one another and from the names that are taken. */
export function proposedNames(candidates: readonly KeyCandidate[], stem: string, taken: readonly string[]): readonly string[] {
  const used = new Set(taken);
  return candidates.map((candidate, index) => {
    const base = (proposedName(candidate, stem) || `Key ${index + 1}`).slice(0, 190);
    let name = base;
    for (let count = 2; used.has(name); count += 1) name = `${base} (${count})`;
    used.add(name);
    return name;
  });
}
