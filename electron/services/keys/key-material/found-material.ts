import type { SecretEncoding } from '../../../../core/contract/clients.ts';
import type { KeyFormat } from '../../../../core/contract/keys.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import type { ReadCertificate } from './certificate.ts';

/** A key that a reader of one form has found, before its numbers are looked at. */
export interface FoundKey {
  /** What the file calls it. */
  readonly name: string;
  readonly format: KeyFormat;
  readonly encoding: SecretEncoding | null;
  readonly encrypted: boolean;
  readonly half: 'private' | 'public';
  /** The JWK, with whatever members describe it too. Throws INVALID_INPUT (`material`, `password`). */
  readonly read: () => JsonObject | Promise<JsonObject>;
}

/** What is in a file. */
export interface FoundMaterial {
  readonly keys: readonly FoundKey[];
  readonly certificates: readonly ReadCertificate[];
  /** Sentences about what was left out, and how the rest was read. */
  readonly warnings: readonly string[];
}
