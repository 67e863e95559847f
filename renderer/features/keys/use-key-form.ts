import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Key } from '../../../core/contract/keys.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { withVault } from '../../app/vault/vault-gate.ts';
import { useToast } from '../../ui/toast.tsx';
import { useKeyCache } from './key-cache.ts';
import { keepKeyEdit, useUnsavedKeys } from './unsaved-keys.ts';
import type { KeyEdit } from './unsaved-keys.ts';

/** The form of a key and what can be done with it. */
export interface KeyFormState {
  readonly form: KeyEdit;
  readonly changed: boolean;
  readonly saving: boolean;
  /** What is wrong, by field; what is about no field stands under `other`. */
  readonly faults: Readonly<Partial<Record<keyof KeyEdit | 'other', string>>>;
  readonly change: (change: Partial<KeyEdit>) => void;
  readonly revert: () => void;
  readonly save: () => void;
}

const fields = ['name', 'kid', 'alg', 'use'] as const;

function editable({ name, kid, alg, use }: Key): KeyEdit {
  return { name, kid, alg, use };
}

/** The form of a held key. */
export function useKeyForm(key: Key): KeyFormState {
  const toast = useToast();
  const cache = useKeyCache();
  const unsaved = useUnsavedKeys().get(key.id);
  const [faults, setFaults] = useState<KeyFormState['faults']>({});
  const form = unsaved ?? editable(key);
  const write = useMutation({
    mutationFn: (edit: KeyEdit) => withVault(() => host.keys.update({ id: key.id, ...edit })),
    onSuccess: (saved) => {
      keepKeyEdit(key.id, null);
      cache.put(saved);
      toast.show({ severity: 'success', text: `${quotedName(saved.name)} was saved.` });
    },
    onError: (error) => {
      const field = fields.find((name) => name === hostFault(error).field) ?? 'other';
      setFaults({ [field]: faultText(error) });
    },
  });
  return {
    form,
    changed: unsaved !== undefined,
    saving: write.isPending,
    faults,
    change: (change) => {
      const next = { ...form, ...change };
      keepKeyEdit(key.id, fields.every((name) => next[name] === key[name]) ? null : next);
      setFaults({});
    },
    revert: () => {
      keepKeyEdit(key.id, null);
      setFaults({});
    },
    save: () => {
      if (write.isPending || unsaved === undefined) return;
      if (form.name.trim() === '') setFaults({ name: 'Give the key a name.' });
      else if (form.kid === '') setFaults({ kid: 'Enter a kid, or use the thumbprint.' });
      else write.mutate(form);
    },
  };
}
