import { algorithmsFor, signingAlgorithm, signingAlgorithms } from './algorithms.ts';
import {
  contentEncryptionAlgorithms,
  keyManagementAlgorithm,
  keyManagementAlgorithms,
  keyManagementAlgorithmsFor,
} from './encryption-algorithms.ts';
import type { RuntimeFeature } from './runtime-features.ts';

/** What a key can be for, as its `alg` member names it (RFC 7517 4.4): to sign, or to open what is encrypted for it. */
export interface KeyPurpose {
  readonly alg: string;
  /** The `use` that goes with it (RFC 7517 4.2). */
  readonly use: 'sig' | 'enc';
  /** For people: “ECDSA with P-256 and SHA-256”. */
  readonly title: string;
  readonly source: string;
  /** What it needs beside what every runtime has. */
  readonly needs?: RuntimeFeature;
}

/** A key as far as its purposes are concerned. */
export interface PurposefulKey {
  readonly kty: string;
  readonly crv?: string | null | undefined;
  /** The `alg` of the key, which an AKP key must have. */
  readonly alg?: string | null | undefined;
  /** Length of a shared secret; left out, every length fits. */
  readonly bits?: number;
}

type TableEntry = Omit<KeyPurpose, 'use'>;

function purpose({ alg, title, source, needs }: TableEntry, use: KeyPurpose['use']): KeyPurpose {
  return { alg, use, title, source, ...(needs === undefined ? {} : { needs }) };
}

/** Every purpose: the table of signing algorithms, and then that of key management. */
export const keyPurposes: readonly KeyPurpose[] = [
  ...signingAlgorithms.map((entry) => purpose(entry, 'sig')),
  ...keyManagementAlgorithms.map((entry) => purpose(entry, 'enc')),
];

/** The purpose that an `alg` names, compared exactly, or undefined. */
export function keyPurpose(alg: unknown): KeyPurpose | undefined {
  const signing = signingAlgorithm(alg);
  if (signing !== undefined) return purpose(signing, 'sig');
  const management = keyManagementAlgorithm(alg);
  return management === undefined ? undefined : purpose(management, 'enc');
}

/** All purposes that a key fits: signing first, where it can sign. */
export function keyPurposesFor(key: PurposefulKey): readonly KeyPurpose[] {
  return [
    ...algorithmsFor(key).map((entry) => purpose(entry, 'sig')),
    ...keyManagementAlgorithmsFor(key).map((entry) => purpose(entry, 'enc')),
  ];
}

/** Lengths in bits of a key that encrypts content directly (`dir`), the shortest first; each belongs to one or more `enc`. */
export const directKeyBits: readonly number[] = [...new Set(contentEncryptionAlgorithms.map(({ keyBits }) => keyBits))].sort(
  (one, other) => one - other,
);
