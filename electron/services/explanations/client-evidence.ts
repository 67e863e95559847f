import { keyEvidence } from '../../../core/explain/key-evidence.ts';
import type { Evidence, KeyEvidence } from '../../../core/explain/evidence.ts';
import { keySetUrl } from '../../../core/jose/key-set-url.ts';
import type { ClientDocument, KeyDocument, StoredRecord } from '../../store/store.ts';
import { chosenKey } from '../keys/key-publication/current-key.ts';
import type { Ports } from '../ports.ts';

type Parts = Pick<Evidence, 'registration' | 'signingKey' | 'heldKeys' | 'otherClientIds' | 'issuer' | 'tokenEndpoint'>;

/** What a registration and the keys held here say of a client. */
export async function clientEvidence(
  { store }: Pick<Ports, 'store'>,
  { document }: StoredRecord<ClientDocument>,
  alg: string | null,
): Promise<Parts> {
  const { clientId, method, keySetId, issuer, tokenEndpoint } = document;
  const set = keySetId === null ? undefined : store.keySets.get(keySetId);
  const chosen = method === 'client_secret_jwt' ? undefined : chosenKey({ store }, document, alg ?? document.alg);
  const signingKey = chosen === undefined ? null : await heldKey(chosen.document);
  const others = store.keys.list().filter(({ id, document: key }) => id !== chosen?.id && key.private);
  const heldKeys = await Promise.all(others.map(({ document: key }) => heldKey(key)));
  return {
    registration: {
      clientId,
      method,
      alg: document.alg === '' ? null : document.alg,
      jwksUri: set === undefined ? null : keySetUrl(set.document),
      issuer,
      tokenEndpoint,
      basicEncoding: document.basicEncoding,
    },
    ...(signingKey === null ? {} : { signingKey }),
    heldKeys: heldKeys.flatMap((key) => key ?? []),
    otherClientIds: otherClientIds(store.clients.list(), document),
    ...(issuer === '' ? {} : { issuer }),
    ...(tokenEndpoint === '' ? {} : { tokenEndpoint }),
  };
}

/** Of the registrations for the same server, the other client_ids. */
function otherClientIds(
  clients: readonly StoredRecord<ClientDocument>[],
  { clientId, issuer, tokenEndpoint }: ClientDocument,
): readonly string[] {
  const here = clients.filter(({ document }) => document.tokenEndpoint === tokenEndpoint || (issuer !== '' && document.issuer === issuer));
  return [...new Set(here.map(({ document }) => document.clientId))].filter((other) => other !== clientId && other !== '');
}

/** The public half of a held key under its own `kid`; null for a shared secret. */
async function heldKey({ publicJwk, kid, name, certificate }: KeyDocument): Promise<KeyEvidence | null> {
  return publicJwk === null ? null : await keyEvidence({ ...publicJwk, kid }, { label: name, certificate });
}
