import { KeyringUnreachable, type Keyring } from '../../electron/vault/keyring.ts';

/** A keyring for tests, whose entries can be looked at and which can be made unreachable or slow. */
export interface MemoryKeyring extends Keyring {
  readonly entries: Map<string, Uint8Array<ArrayBuffer>>;
  /** Set: every call is refused. */
  refusal: string | undefined;
  /** Set: every call waits for it first. */
  prompt: Promise<void> | undefined;
}

export function memoryKeyring(): MemoryKeyring {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  const keyring: MemoryKeyring = {
    entries,
    refusal: undefined,
    prompt: undefined,
    read: (account) => answer(() => entries.get(account)?.slice() ?? null),
    write: (account, secret) => {
      const copy = new Uint8Array(secret);
      return answer(() => void entries.set(account, copy));
    },
    remove: (account) => answer(() => void entries.delete(account)),
  };
  async function answer<Result>(work: () => Result): Promise<Result> {
    await keyring.prompt;
    if (keyring.refusal !== undefined) throw new KeyringUnreachable(keyring.refusal);
    return work();
  }
  return keyring;
}
