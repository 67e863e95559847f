import { useEffect, useState } from 'react';
import type { SecretEncoding } from '../../../core/contract/clients.ts';
import type { KeyMaterial } from '../../../core/contract/key-material.ts';
import type { RecognisedKey } from '../../../core/contract/keys.ts';
import { faultText, hostFault } from '../host-fault.ts';
import { client } from '../host.ts';
import { isEmptyMaterial } from './given-material.ts';

/** How material is read: recognised, or as a secret in one encoding. */
export type ReadAs = 'recognise' | SecretEncoding;

/** Key material and how to read it. */
export interface RecognitionInput {
  readonly material: KeyMaterial;
  readonly password?: string | undefined;
  /** Which of several keys to describe. */
  readonly select?: number | undefined;
  readonly secretEncoding?: SecretEncoding | undefined;
  readonly alg?: string | undefined;
}

/** What the host makes of the material so far: nothing typed, a key, or why it is none. */
export interface Recognition {
  readonly key: RecognisedKey | null;
  readonly fault: string | null;
  /** The input that the fault is about: `password` where one is missing or wrong. */
  readonly field: string | null;
  /** The material that this was said of: while the host is asked about other material, that which was there before. Null for none. */
  readonly of: KeyMaterial | null;
}

/** Milliseconds without typing after which the host is asked. */
const pause = 150;

const nothing: Recognition = { key: null, fault: null, field: null, of: null };

/**
 * Has the host say what the material is, following the typing. Neither keeps anything of it; it stays out of the query cache too, whose
 * keys would hold the material and its password. What was last recognised stays until the host has answered anew.
 */
export function useRecognisedKey({ material, password, select, secretEncoding, alg }: RecognitionInput): Recognition {
  const [answer, setAnswer] = useState(nothing);
  useEffect(() => {
    if (isEmptyMaterial(material)) return undefined;
    let current = true;
    const settle = (next: Recognition): void => {
      if (current) setAnswer(next);
    };
    const timer = window.setTimeout(() => {
      const input = {
        material,
        ...(password === undefined ? {} : { password }),
        ...(select === undefined ? {} : { select }),
        ...(secretEncoding === undefined ? {} : { secretEncoding }),
        ...(alg === undefined ? {} : { alg }),
      };
      client.keys.recognise(input).then(
        (key) => settle({ key, fault: null, field: null, of: material }),
        (error: unknown) => settle({ key: null, fault: faultText(error), field: hostFault(error).field, of: material }),
      );
    }, pause);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [material, password, select, secretEncoding, alg]);
  return isEmptyMaterial(material) ? nothing : answer;
}

/** Whether a password opens the material, as far as what was said is about it. */
export function needsPassword({ of, key, field }: Recognition, material: KeyMaterial): boolean {
  return of === material && (field === 'password' || key?.encrypted === true);
}

/** Whether a password opens the material, asked as soon as it is there. */
export function usePasswordNeed(material: KeyMaterial): boolean {
  return needsPassword(useRecognisedKey({ material }), material);
}
