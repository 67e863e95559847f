import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Key } from '../../../core/contract/keys.ts';
import { signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { agreementCurves, keyManagementAlgorithm } from '../../../core/jose/encryption-algorithms.ts';
import { directKeyBits, keyPurpose, type KeyPurpose } from '../../../core/jose/key-purposes.ts';
import { runtimeLackSentence } from '../../../core/jose/runtime-features.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host, queries } from '../../app/host.ts';
import { withVault } from '../../app/vault/vault-gate.ts';

/** What of a key's size is left to choose for an algorithm, and what is chosen unless said otherwise. */
export type SizeChoice =
  | { readonly of: 'modulus' | 'curve' | 'lengths'; readonly options: readonly string[] }
  /** A secret of any length; `least` in bits is what the algorithm wants. */
  | { readonly of: 'length'; readonly least: number };

const moduli = ['2048', '3072', '4096'];

/** What can be chosen of the size of a key for an algorithm; null where the algorithm leaves no choice. */
function sizeChoice(alg: string): SizeChoice | null {
  const signing = signingAlgorithm(alg);
  const management = keyManagementAlgorithm(alg);
  const kty = signing?.kty ?? management?.kty;
  if (kty === 'RSA') return { of: 'modulus', options: moduli };
  if (kty === 'agreement') return { of: 'curve', options: agreementCurves.map(({ crv }) => crv) };
  if (signing?.kty === 'oct') return { of: 'length', least: signing.hashBits ?? 256 };
  if (management?.mode === 'direct') return { of: 'lengths', options: directKeyBits.map(String) };
  return null;
}

/** The making of a key while it is being filled in. */
export interface KeyGeneration {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly purpose: KeyPurpose | undefined;
  readonly setAlg: (alg: string) => void;
  readonly choice: SizeChoice | null;
  /** What was chosen or typed; empty for what the algorithm wants. */
  readonly size: string;
  readonly setSize: (size: string) => void;
  /** What the runtime lacks for the algorithm: without it no key is made, or it cannot be used here. */
  readonly lack: { readonly sentence: string; readonly forbids: boolean } | null;
  readonly bring: () => void;
  readonly busy: boolean;
  readonly faults: { readonly name?: string; readonly alg?: string; readonly size?: string; readonly other?: string };
}

/** Makes a key; `onMade` once it is kept. */
export function useKeyGeneration(onMade: (key: Key) => void): KeyGeneration {
  const { data: lacks = [] } = useQuery(queries.host.lacks.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const [name, setName] = useState('');
  const [alg, setAlg] = useState('ES256');
  const [size, setSize] = useState('');
  const [tried, setTried] = useState(false);
  const purpose = keyPurpose(alg);
  const choice = sizeChoice(alg);
  const needs = purpose?.needs;
  const lack =
    needs !== undefined && lacks.includes(needs) ? { sentence: runtimeLackSentence(needs), forbids: purpose?.use === 'sig' } : null;
  const bits = size.trim() === '' ? undefined : Number(size);
  const wrongSize =
    choice?.of === 'length' && bits !== undefined && !(Number.isInteger(bits) && bits > 0)
      ? 'The length is a whole number of bits, such as 256.'
      : undefined;
  const make = useMutation({
    mutationFn: () => {
      const chosen = size === '' || choice === null ? {} : choice.of === 'curve' ? { crv: size } : { bits: Number(size) };
      return withVault(() => host.keys.generate({ name, alg, ...chosen }));
    },
    onSuccess: onMade,
  });
  return {
    name,
    setName,
    purpose,
    setAlg: (next) => {
      make.reset();
      setSize('');
      setAlg(next);
    },
    choice,
    size,
    setSize,
    lack,
    bring: () => {
      setTried(true);
      if (name.trim() !== '' && wrongSize === undefined && lack?.forbids !== true && !make.isPending) make.mutate();
    },
    busy: make.isPending,
    faults: {
      ...(make.isError ? faultOf(make.error) : {}),
      ...(tried && name.trim() === '' ? { name: 'Give the key a name.' } : {}),
      ...(wrongSize === undefined ? {} : { size: wrongSize }),
    },
  };
}

const places: Readonly<Record<string, keyof KeyGeneration['faults']>> = { name: 'name', alg: 'alg', bits: 'size', crv: 'size' };

function faultOf(error: unknown): KeyGeneration['faults'] {
  return { [places[hostFault(error).field ?? ''] ?? 'other']: faultText(error) };
}
