import type { JsonObject } from '../../../core/contract/values.ts';
import { keyNameInFile } from '../../../core/jose/generic-key-name.ts';
import { certificateJwk, certificateSource } from './key-material/certificate.ts';
import { type FindInput, findMaterial } from './key-material/find-material.ts';
import type { FoundKey, FoundMaterial } from './key-material/found-material.ts';

/** A key that a person gave for one use, of any type that a JWK has; it is not kept. */
export interface GivenKey {
  readonly label: string;
  /** Private where it was given so. Never leaves the services. */
  readonly jwk: JsonObject;
  /** The text that it was given as, where that is the whole of one public key. */
  readonly publicText: string | null;
}

/** The keys of what a person gave, and what is to be said about it. */
export interface GivenKeys {
  readonly keys: readonly GivenKey[];
  readonly warnings: readonly string[];
}

/** Reads keys to check or open a token with: those of the material, else those of its certificates. Throws INVALID_INPUT (`material`, `password`, `select`). */
export async function givenKeys(
  input: FindInput & { readonly select?: number | undefined; readonly fileName?: string | undefined },
): Promise<GivenKeys> {
  const found = await findMaterial(input);
  const all = found.keys.length > 0 ? found.keys : found.certificates.map(certifiedKey);
  const chosen = input.select === undefined ? all : all.slice(input.select, input.select + 1);
  const text = chosen.length === 1 && chosen[0]?.half === 'public' && typeof input.material === 'string' ? input.material : null;
  const keys: GivenKey[] = [];
  let fault: unknown;
  for (const each of chosen) {
    try {
      keys.push({ label: keyNameInFile(each.name, input.fileName), jwk: await each.read(), publicText: text });
    } catch (error) {
      fault ??= error;
    }
  }
  if (keys.length === 0 && fault !== undefined) throw fault;
  return { keys, warnings: leftOut(found, fault) };
}

function certifiedKey(certificate: FoundMaterial['certificates'][number]): FoundKey {
  const name = certificate.subject.slice(0, 200);
  const read = () => certificateJwk(certificate, certificateSource(certificate));
  return { name, format: 'certificate', encoding: null, encrypted: false, half: 'public', read };
}

function leftOut({ warnings }: FoundMaterial, fault: unknown): readonly string[] {
  return fault instanceof Error ? [...warnings, `A key was left out: ${fault.message}`] : warnings;
}
