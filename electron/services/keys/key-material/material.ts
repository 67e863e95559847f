import type { KeyMaterial } from '../../../../core/contract/key-material.ts';
import { invalidInput } from '../../fault.ts';

/** Key material as it was given: its text, its bytes where it came as a file, or both. */
export interface GivenMaterial {
  /** Null for bytes that are no text. */
  readonly text: string | null;
  /** Null for what was pasted as text. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** Unicode byte order marks, and the encodings they announce; PowerShell writes UTF-16. */
const byteOrderMarks: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Decodes what crossed the contract. Throws INVALID_INPUT (`material`) for bytes that are not in base64. */
export function givenMaterial(material: KeyMaterial): GivenMaterial {
  if (typeof material === 'string') return { text: material, bytes: null };
  const bytes = new Uint8Array(Buffer.from(material.base64, 'base64'));
  if (Math.ceil((bytes.length * 4) / 3) !== material.base64.replace(/=+$/, '').length) {
    throw invalidInput('material', 'The bytes of the file did not arrive whole: they are not base64.', { fix: 'Choose the file again.' });
  }
  return { text: textOf(bytes), bytes };
}

function textOf(bytes: Uint8Array): string | null {
  const announced = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  try {
    return new TextDecoder(announced?.encoding ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
