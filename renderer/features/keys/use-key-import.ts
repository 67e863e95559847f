import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import type { KeyMaterial } from '../../../core/contract/key-material.ts';
import type { Key, RecognisedKey } from '../../../core/contract/keys.ts';
import { readServiceAccount, type ServiceAccount } from '../../../core/oauth/service-account.ts';
import { hostFault, faultText } from '../../app/host-fault.ts';
import { client as host, queries } from '../../app/host.ts';
import { isEmptyMaterial, type GivenMaterial } from '../../app/key-material/given-material.ts';
import { needsPassword, useRecognisedKey, type ReadAs, type Recognition } from '../../app/key-material/use-recognised-key.ts';
import { withVault } from '../../app/vault/vault-gate.ts';
import { useKeyCache } from './key-cache.ts';
import { proposedName, proposedNames } from './proposed-name.ts';
import { serviceAccountClient } from './service-account-client.ts';

/** One of several keys that is wanted, and what it is to be called. */
export type Chosen = ReadonlyMap<number, string>;

/** What was kept. */
export interface Imported {
  readonly keys: readonly Key[];
  /** The client that was added for a service account; null when none was. */
  readonly client: Pick<ClientRegistration, 'id' | 'name'> | null;
  /** Why the client could not be added; null when it was, or was not wanted. */
  readonly clientFault: string | null;
}

/** The import of keys while it is being filled in. */
export interface KeyImport {
  readonly material: GivenMaterial;
  readonly setMaterial: (material: GivenMaterial) => void;
  readonly recognition: Recognition;
  readonly password: string;
  readonly setPassword: (password: string) => void;
  /** Whether a password is asked for. */
  readonly encrypted: boolean;
  readonly readAs: ReadAs;
  readonly setReadAs: (readAs: ReadAs) => void;
  readonly alg: string;
  readonly setAlg: (alg: string) => void;
  /** Of one key. What is proposed counts until something is typed. */
  readonly name: string;
  readonly setName: (name: string) => void;
  /** Whether there are several keys to choose from. */
  readonly several: boolean;
  readonly chosen: Chosen;
  readonly setChosen: (chosen: Chosen) => void;
  /** What each of several would be called. */
  readonly names: readonly string[];
  readonly serviceAccount: ServiceAccount | null;
  readonly addClient: boolean;
  readonly setAddClient: (add: boolean) => void;
  readonly bring: () => void;
  readonly busy: boolean;
  /** What is wrong with the input so far, by field; what is about no field stands under `other`. */
  readonly faults: Readonly<Partial<Record<FaultField, string>>>;
}

const fields = ['material', 'password', 'name', 'select', 'secretEncoding', 'alg', 'other'] as const;
type FaultField = (typeof fields)[number];

/** Takes keys in: what is typed stays until all of them are kept. */
export function useKeyImport(initial: GivenMaterial, onImported: (imported: Imported) => void): KeyImport {
  const cache = useKeyCache();
  const queryClient = useQueryClient();
  const { data: held = [] } = useQuery(queries.keys.list.queryOptions());
  const [material, setMaterial] = useState(initial);
  const [password, setPassword] = useState('');
  const [readAs, setReadAs] = useState<ReadAs>('recognise');
  const [alg, setAlg] = useState('');
  const [typedName, setName] = useState<string | null>(null);
  const [choice, setChoice] = useState<{ readonly of: KeyMaterial; readonly chosen: Chosen } | null>(null);
  const [addClient, setAddClient] = useState(false);
  const [tried, setTried] = useState(false);
  // A choice is of the material that it was made in.
  const chosen = choice?.of === material.value ? choice.chosen : new Map<number, string>();
  const [only] = chosen.size === 1 ? chosen.keys() : [];
  const input = {
    material: material.value,
    ...(password === '' ? {} : { password }),
    ...(readAs === 'recognise' ? {} : { secretEncoding: readAs }),
    ...(alg === '' ? {} : { alg }),
  };
  const recognition = useRecognisedKey({ ...input, select: only });
  const { key } = recognition;
  const several = (key?.candidates.length ?? 0) > 1;
  const [candidate] = key?.candidates ?? [];
  const serviceAccount = readServiceAccount(material.text);
  const name = typedName ?? (candidate === undefined || several ? material.stem : proposedName(candidate, material.stem));
  const wanted: Chosen = several ? chosen : new Map([[0, name]]);

  const bring = useMutation({
    mutationFn: async (): Promise<Imported> => {
      const left = new Map(wanted);
      const keys: Key[] = [];
      for (const [select, called] of wanted) {
        const { key: kept } = await withVault(() => host.keys.import({ ...input, ...(several ? { select } : {}), name: called }));
        cache.put(kept);
        keys.push(kept);
        left.delete(select);
        // What is kept is not brought again when a later one fails.
        if (several) setChoice({ of: material.value, chosen: new Map(left) });
      }
      const [first] = keys;
      if (!addClient || serviceAccount === null || first === undefined) return { keys, client: null, clientFault: null };
      try {
        return { keys, client: await host.clients.create(serviceAccountClient(serviceAccount, first)), clientFault: null };
      } catch (error) {
        // The key is kept all the same: bringing it again would be refused.
        return { keys, client: null, clientFault: faultText(error) };
      }
    },
    onSuccess: (imported) => {
      if (imported.client !== null) void queryClient.invalidateQueries({ queryKey: queries.clients.key() });
      onImported(imported);
    },
  });

  /** What was wrong with the last attempt says nothing of what has been changed since. */
  const afresh =
    <Value, Done>(set: (value: Value) => Done) =>
    (value: Value): Done => {
      bring.reset();
      return set(value);
    };

  return {
    material,
    setMaterial: afresh(setMaterial),
    recognition,
    password,
    setPassword: afresh(setPassword),
    encrypted: needsPassword(recognition, material.value),
    readAs,
    setReadAs: afresh(setReadAs),
    alg,
    setAlg: afresh(setAlg),
    name,
    setName: afresh(setName),
    several,
    chosen,
    setChosen: afresh((next) => setChoice({ of: material.value, chosen: next })),
    names: key === null ? [] : namesFor(key, material.stem, held),
    serviceAccount,
    addClient,
    setAddClient,
    bring: () => {
      setTried(true);
      const named = [...wanted.values()].every((called) => called.trim() !== '');
      if (!isEmptyMaterial(material.value) && wanted.size > 0 && named && !bring.isPending) bring.mutate();
    },
    busy: bring.isPending,
    faults: {
      ...(bring.isError ? faultOf(bring.error) : {}),
      ...(tried ? missing(material, wanted, several) : {}),
    },
  };
}

function faultOf(error: unknown): KeyImport['faults'] {
  const { field } = hostFault(error);
  const known = fields.find((each) => each === field) ?? 'other';
  return { [known]: faultText(error) };
}

function missing(material: GivenMaterial, wanted: Chosen, several: boolean): KeyImport['faults'] {
  if (isEmptyMaterial(material.value)) return { material: 'Paste a key, or choose a file.' };
  if (several && wanted.size === 0) return { select: 'Choose at least one of the keys.' };
  return [...wanted.values()].every((called) => called.trim() !== '') ? {} : { name: 'Give the key a name.' };
}

function namesFor({ candidates }: RecognisedKey, stem: string, held: readonly Key[]): readonly string[] {
  return proposedNames(
    candidates,
    stem,
    held.map(({ name }) => name),
  );
}
