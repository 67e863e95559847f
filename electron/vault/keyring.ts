/** A place of the operating system for secrets. Every call rejects with KeyringUnreachable when there is none, or when it refuses. */
export interface Keyring {
  /** Null when there is no such entry. */
  read(account: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Takes its copy of the bytes before it returns; the caller may wipe them. */
  write(account: string, secret: Uint8Array): Promise<void>;
  remove(account: string): Promise<void>;
}

/** The keyring cannot be used; the message says why, as a clause: “the keyring is turned off”. */
export class KeyringUnreachable extends Error {
  override readonly name = 'KeyringUnreachable';
}
