/** What came of decrypting: the plaintext, null for another password, or why it cannot be tried: the end of “is encrypted with …”. */
export type Decrypted = { readonly plain: Uint8Array<ArrayBuffer> | null } | { readonly lack: string };

/** One way in which keys are encrypted with a password. */
export interface PasswordScheme {
  readonly title: string;
  readonly decrypt: (parameters: ArrayBuffer, data: Uint8Array, password: string) => Promise<Decrypted>;
}
