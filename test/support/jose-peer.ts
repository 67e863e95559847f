import type { JsonObject } from '../../core/contract/values.ts';
import type { Program, Workbench } from './programs.ts';

/** Key types by the name of their curve, or of their type where it has none. */
export type KeyType = 'oct' | 'RSA' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519';

/** A key that another implementation made, in the forms that it writes. */
export interface PeerKey {
  readonly private: readonly string[];
  readonly public: readonly string[];
  /** An encrypted private key, whose password is “secret”. */
  readonly encrypted?: string;
  /** RFC 7638. */
  readonly thumbprint?: string;
}

/** Something that another implementation is asked for. Keys are JWK or PEM texts. */
export type PeerRequest =
  | { readonly do: 'generate'; readonly type: KeyType }
  | { readonly do: 'sign'; readonly alg: string; readonly payload: string; readonly key: string; readonly form: 'compact' }
  | { readonly do: 'sign'; readonly alg: string; readonly payload: string; readonly keys: readonly string[] }
  | { readonly do: 'verify'; readonly alg: string; readonly token: string; readonly key: string }
  | {
      readonly do: 'encrypt';
      readonly alg: string;
      readonly enc: string;
      readonly header?: JsonObject;
      readonly payload: string;
      readonly key: string;
      readonly form: 'compact';
    }
  | { readonly do: 'decrypt'; readonly token: string; readonly password: string };

/** What it answers: a value, or why it refuses. */
export interface PeerAnswer {
  readonly value?: unknown;
  readonly error?: string;
}

/** Another implementation of JOSE, and what it can do. */
export interface JosePeer {
  readonly program: Program;
  readonly keyTypes: readonly KeyType[];
  readonly signing: readonly string[];
  /** JWE `alg` values that it encrypts with. */
  readonly keyManagement: readonly string[];
  /** It opens JWEs under a password with as many iterations as exports have. */
  readonly opensExports: boolean;
  /** It signs with several keys at once, in JSON serialization. */
  readonly several: boolean;
  /** Answers requests in their order. */
  answer(bench: Workbench, requests: readonly PeerRequest[]): readonly PeerAnswer[];
}
