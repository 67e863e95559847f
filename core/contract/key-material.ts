import { z } from 'zod';

/** Key material as it stands in a file: text, or the bytes of a binary file. */
export const keyMaterial = z.union([z.string().max(1_000_000), z.object({ base64: z.string().max(1_400_000) })]);
export type KeyMaterial = z.infer<typeof keyMaterial>;

/** The members of an input that is a file with keys or certificates in it. What it is is recognised by its content. */
export const keyFile = {
  material: keyMaterial,
  /** Calls a key that has no name of its own. */
  fileName: z.string().max(300).optional(),
  /** Opens what is encrypted. */
  password: z.string().max(4096).optional(),
  /** Which of several keys, as an index into `candidates`. */
  select: z.number().int().nonnegative().optional(),
};
