import Conf from 'conf';
import { compose } from '../../electron/services/compose.ts';
import { openPreferences } from '../../electron/store/preferences.ts';

/** A secret in clear, and whose it is. */
export interface StoredSecret {
  readonly owner: string;
  readonly text: string;
}

/** Opens every sealed client secret and private key of a data directory: what must be found nowhere else. */
export async function storedSecrets(home: string, passphrase: string): Promise<StoredSecret[]> {
  const composition = compose({
    kind: 'cli',
    environment: { ASSAY_HOME: home, ASSAY_KEYRING: 'off', ASSAY_PASSPHRASE: passphrase },
    preferences: (directory) => openPreferences(directory, Conf),
  });
  try {
    const { store, vault } = composition.ports;
    const records = [...store.clients.list(), ...store.keys.list()];
    const opened = await Promise.all(
      records.map(async ({ id, sealed, document }) => (sealed === null ? [] : secretTexts(document.name, await vault.open(id, sealed)))),
    );
    return opened.flat();
  } finally {
    await composition.close();
  }
}

/** A client secret as it is; of a private key the members that make it one. */
function secretTexts(owner: string, secret: string): StoredSecret[] {
  if (!secret.startsWith('{')) return [{ owner, text: secret }];
  const jwk = JSON.parse(secret) as Record<string, unknown>;
  return ['d', 'p', 'q', 'k'].flatMap((name) =>
    typeof jwk[name] === 'string' ? [{ owner: `${owner}, member ${name}`, text: jwk[name] }] : [],
  );
}

/** The forms in which a text could lie around: as it is and in the usual encodings. */
export function encodings(text: string): readonly string[] {
  const bytes = [Buffer.from(text), Buffer.from(text, 'base64url')];
  const encoded = bytes.flatMap((value) => [value.toString('base64'), value.toString('base64url'), value.toString('hex')]);
  return [...new Set([text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1), ...encoded])].filter((form) => form.length >= 12);
}
