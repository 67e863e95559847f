/** One stored record: a JSON document, and beside it the sealed secret it owns. */
export interface StoredRecord<Document> {
  readonly id: string;
  readonly document: Document;
  /** Compact JWE made by the vault for this id; null where the record has no secret. */
  readonly sealed: string | null;
}

/** A table of records. Every write is committed when the call returns. */
export interface Collection<Document> {
  /** Those not removed, oldest first. */
  list(): StoredRecord<Document>[];
  get(id: string): StoredRecord<Document> | undefined;
  /** Inserts, or replaces what stands under that id. */
  put(record: StoredRecord<Document>): void;
  /** Hides it; `restore` brings it back until the next start, which deletes it for good. Undefined when there is none. */
  remove(id: string): StoredRecord<Document> | undefined;
  restore(id: string): StoredRecord<Document> | undefined;
}

/** The database shared by the hosts. Documents are parsed when read: what is on disk is not trusted. */
export interface Store {
  readonly path: string;
  /** What had to be done to open it, in sentences. */
  readonly notices: readonly string[];
  readonly clients: Collection<ClientDocument>;
  readonly keys: Collection<KeyDocument>;
  readonly keySets: Collection<KeySetDocument>;
  readonly tokens: Collection<TokenDocument>;
  readonly drafts: Collection<DraftDocument>;
  /** The last exchanges; what is sealed beside one is the exchange itself. */
  readonly exchanges: Collection<ExchangeDocument>;
  /** Runs several writes as one: all or none. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { RecentExchange } from '../../core/contract/explanations.ts';
import type { KeySet } from '../../core/contract/key-sets.ts';
import type { Key } from '../../core/contract/keys.ts';
import type { StoredToken } from '../../core/contract/tokens.ts';
import type { JsonObject } from '../../core/contract/values.ts';

/** Stored documents are the contract's records; ids stand in the row. */
export type ClientDocument = Omit<ClientRegistration, 'id'>;
export type KeyDocument = Omit<Key, 'id'>;
export type KeySetDocument = Omit<KeySet, 'id'>;
export type TokenDocument = Omit<StoredToken, 'id'>;
export type DraftDocument = JsonObject;
export type ExchangeDocument = Omit<RecentExchange, 'exchangeId'>;
