import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyFit, KeyFitInput } from '../../../core/contract/key-fit.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { isEmptyMaterial, noMaterial, type GivenMaterial } from '../../app/key-material/given-material.ts';
import { withVault } from '../../app/vault/vault-gate.ts';

/** Where the key comes from. */
export type FitSource = 'held' | 'given' | 'jwksUri';
/** What it is compared with. */
export type FitTarget = 'token' | 'client';

/** What is compared, as far as it is text. */
export interface FitTexts {
  readonly keyId: string;
  readonly password: string;
  readonly jwksUri: string;
  readonly token: string;
  readonly clientId: string;
}

const fields = ['keyId', 'material', 'password', 'jwksUri', 'token', 'clientId', 'other'] as const;
type FitField = (typeof fields)[number];

/** A comparison while it is being filled in, and its outcome. */
export interface FitForm {
  readonly source: FitSource;
  readonly target: FitTarget;
  readonly texts: FitTexts;
  readonly material: GivenMaterial;
  readonly setMaterial: (material: GivenMaterial) => void;
  readonly setSource: (source: FitSource) => void;
  readonly setTarget: (target: FitTarget) => void;
  readonly change: (change: Partial<FitTexts>) => void;
  readonly compare: () => void;
  readonly busy: boolean;
  /** Null before the first comparison, and once something was changed. */
  readonly fit: KeyFit | null;
  readonly faults: Readonly<Partial<Record<FitField, string>>>;
}

/** Compares keys with a token or a registration; nothing of it is kept. */
export function useKeyFit(keyId: string): FitForm {
  const [source, setSource] = useState<FitSource>('held');
  const [target, setTarget] = useState<FitTarget>('token');
  const [texts, setTexts] = useState<FitTexts>({ keyId, password: '', jwksUri: '', token: '', clientId: '' });
  const [material, setMaterial] = useState(noMaterial);
  const [tried, setTried] = useState(false);
  const compare = useMutation({
    gcTime: 0,
    mutationFn: () => withVault(() => host.keys.fit({ key: keyOf(source, texts, material), against: againstOf(target, texts) })),
  });
  const missing = missingOf(source, target, texts, material);
  const fault = compare.isError ? hostFault(compare.error) : null;
  const known = fields.find((field) => field === fault?.field) ?? 'other';
  /** The outcome is of what was compared, and of nothing else. */
  const afresh =
    <Value, Done>(set: (value: Value) => Done) =>
    (value: Value): Done => {
      compare.reset();
      return set(value);
    };
  return {
    source,
    target,
    texts,
    material,
    setMaterial: afresh(setMaterial),
    setSource: afresh(setSource),
    setTarget: afresh(setTarget),
    change: afresh((change: Partial<FitTexts>) => setTexts((before) => ({ ...before, ...change }))),
    compare: () => {
      setTried(true);
      if (Object.keys(missing).length === 0 && !compare.isPending) compare.mutate();
    },
    busy: compare.isPending,
    fit: compare.data ?? null,
    faults: { ...(fault === null ? {} : { [known]: faultText(compare.error) }), ...(tried ? missing : {}) },
  };
}

function keyOf(source: FitSource, { keyId, jwksUri, password }: FitTexts, { value, fileName }: GivenMaterial): KeyFitInput['key'] {
  if (source === 'held') return { keyId };
  if (source === 'jwksUri') return { jwksUri: jwksUri.trim() };
  return { material: value, fileName, ...(password === '' ? {} : { password }) };
}

function againstOf(target: FitTarget, { token, clientId }: FitTexts): KeyFitInput['against'] {
  return target === 'token' ? { token: token.trim() } : { clientId };
}

function missingOf(source: FitSource, target: FitTarget, texts: FitTexts, material: GivenMaterial): FitForm['faults'] {
  return {
    ...(source === 'held' && texts.keyId === '' ? { keyId: 'Choose a key.' } : {}),
    ...(source === 'given' && isEmptyMaterial(material.value) ? { material: 'Paste a key, or choose a file.' } : {}),
    ...(source === 'jwksUri' && texts.jwksUri.trim() === '' ? { jwksUri: 'Give the address of a key set.' } : {}),
    ...(target === 'token' && texts.token.trim() === '' ? { token: 'Paste a token.' } : {}),
    ...(target === 'client' && texts.clientId === '' ? { clientId: 'Choose a client.' } : {}),
  };
}
