import type { ORPCError } from '@orpc/server';
import { invalidInput } from '../../fault.ts';

/** Where key material was found, for the sentences about it. */
export interface Source {
  /** As the subject of a sentence: “The PEM “PRIVATE KEY””. */
  readonly noun: string;
  /** What to do when it is damaged: “Export the file again.” */
  readonly again: string;
}

/** A binary file, or the bytes of one as text. */
export const derFile: Source = { noun: 'The DER file', again: 'Export the file again.' };

/** A PKCS#12 file. */
export const pfxFile: Source = { noun: 'The PKCS#12 file', again: 'Export the file again.' };

type InvalidInput = ORPCError<'INVALID_INPUT', { field: string }>;

/** INVALID_INPUT (`password`): it is encrypted, and no password was given. */
export function passwordNeeded({ noun }: Source): InvalidInput {
  return invalidInput('password', `${noun} is encrypted.`, { fix: 'Enter its password.' });
}

/** INVALID_INPUT (`password`): the password that was given is not its own, as far as can be told. */
export function wrongPassword({ noun }: Source): InvalidInput {
  return invalidInput('password', `${noun} does not open with this password.`, {
    fix: 'Check the password. If it is right, the file is damaged.',
  });
}

/** INVALID_INPUT (`material`): `what` completes “is encrypted with”. */
export function cannotDecrypt({ noun }: Source, what: string, fix: string): InvalidInput {
  return invalidInput('material', `${noun} is encrypted with ${what}.`, { fix });
}

/** INVALID_INPUT (`material`): `what` completes “is damaged:”. */
export function damaged({ noun, again }: Source, what: string): InvalidInput {
  return invalidInput('material', `${noun} is damaged: ${what}.`, { fix: again });
}
