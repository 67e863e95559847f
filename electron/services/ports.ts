import type { HostInformation, Preferences } from '../../core/contract/host.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';

/** Time and randomness, passed in so that tests can hold them. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
export interface Randomness {
  uuid(): string;
}

/** Preferences to change; what is undefined stays. */
export type PreferenceChange = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

/** Preferences and where they are kept. */
export interface PreferenceStore {
  read(): Preferences;
  write(change: PreferenceChange): Preferences;
}

/** What the services need from the machine; each host composes them once. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Randomness;
  readonly store: Store;
  readonly vault: Vault;
  readonly http: HttpClient;
  readonly preferences: PreferenceStore;
  readonly host: HostInformation;
}
