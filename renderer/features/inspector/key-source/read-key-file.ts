import { encodeBase64url } from '../../../../core/jose/base64url.ts';
import type { GivenKey } from './key-source.ts';

/** Bytes of a file that the host takes as a key. */
const longest = 1_000_000;

/** Reads a key file whole, whatever is in it. */
export async function readKeyFile(file: File): Promise<NonNullable<GivenKey['file']> | { readonly fault: string }> {
  if (file.size > longest) return { fault: `“${file.name}” is larger than 1 MB, so it is no key. Choose another one.` };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name: file.name, bytes: bytes.length, material: { base64: encodeBase64url(bytes) } };
  } catch {
    return { fault: `“${file.name}” cannot be read. Choose it again.` };
  }
}
