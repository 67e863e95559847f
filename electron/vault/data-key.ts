/** The key under which secrets are sealed: 256 bits for A256GCM, under a name that stands in everything it sealed. */
export interface DataKey {
  readonly id: string;
  /** Extractable, so that it can be put under another protection. */
  readonly key: CryptoKey;
}

const algorithm = { name: 'AES-GCM', length: 256 };
const usages: KeyUsage[] = ['encrypt', 'decrypt'];

/** A fresh data key. */
export async function newDataKey(id: string): Promise<DataKey> {
  const key = await crypto.subtle.generateKey(algorithm, true, usages);
  if (!('type' in key)) throw new Error('AES-GCM made a key pair');
  return { id, key };
}

/** The data key of these 32 bytes, which are wiped; null when they are not 32. */
export async function dataKeyOf(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<DataKey | null> {
  if (bytes.length !== algorithm.length / 8) return null;
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, true, usages);
  bytes.fill(0);
  return { id, key };
}

/** Hands the key's bytes to `work` and wipes them afterwards. */
export async function withBytes<Result>({ key }: DataKey, work: (bytes: Uint8Array<ArrayBuffer>) => Promise<Result>): Promise<Result> {
  const bytes = new Uint8Array(await crypto.subtle.exportKey('raw', key));
  try {
    return await work(bytes);
  } finally {
    bytes.fill(0);
  }
}
