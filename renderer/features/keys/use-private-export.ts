import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Key, PrivateFormat } from '../../../core/contract/keys.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { withVault } from '../../app/vault/vault-gate.ts';
import { copyText } from '../../ui/clipboard.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useToast } from '../../ui/toast.tsx';

/** Where an exported key goes. */
export type Destination = 'file' | 'clipboard';

/** The export of a private key while it is being filled in. */
export interface PrivateExport {
  readonly format: PrivateFormat;
  readonly setFormat: (format: PrivateFormat) => void;
  /** Whether it was chosen to leave it unencrypted. */
  readonly clear: boolean;
  readonly setClear: (clear: boolean) => void;
  readonly password: string;
  readonly setPassword: (password: string) => void;
  /** The password typed a second time. */
  readonly again: string;
  readonly setAgain: (again: string) => void;
  readonly bring: (to: Destination) => void;
  readonly busy: boolean;
  readonly faults: { readonly password?: string; readonly again?: string; readonly other?: string };
}

/** Exports a private key; `onDone` once it has left. The page keeps nothing of it. */
export function usePrivateExport(held: Key, onDone: () => void): PrivateExport {
  const toast = useToast();
  const [format, setFormat] = useState<PrivateFormat>(held.kty === 'oct' ? 'jwk' : 'pkcs8');
  const [declined, setClear] = useState(false);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const clear = declined && format !== 'pkcs12';
  const missing = clear ? {} : passwordFaults(password, again);
  const write = useMutation({
    // The key must not stay in the cache of what was done.
    gcTime: 0,
    mutationFn: async (to: Destination) => {
      const protection = clear ? ({ unencrypted: true } as const) : { password };
      const { material, fileName, mediaType } = await withVault(() => host.keys.exportPrivate({ id: held.id, format, ...protection }));
      if (to === 'clipboard' && typeof material === 'string') await copyText(material);
      else saveFile(fileName, [typeof material === 'string' ? material : bytesOf(material.base64)], mediaType);
    },
    onSuccess: (_, to) => {
      const where = to === 'clipboard' ? 'is on the clipboard' : 'was saved';
      toast.show({ severity: 'success', text: `${quotedName(held.name)} ${where}, ${clear ? 'unencrypted' : 'encrypted'}.` });
      onDone();
    },
  });
  const fault = write.isError ? { [hostFault(write.error).field === 'password' ? 'password' : 'other']: faultText(write.error) } : {};
  return {
    format,
    setFormat,
    clear,
    setClear,
    password,
    setPassword,
    again,
    setAgain,
    bring: (to) => {
      setTried(true);
      if (Object.keys(missing).length === 0 && !write.isPending) write.mutate(to);
    },
    busy: write.isPending,
    faults: { ...fault, ...(tried ? missing : {}) },
  };
}

function passwordFaults(password: string, again: string): PrivateExport['faults'] {
  if (password === '') return { password: 'Give a password, or leave the key unencrypted.' };
  return password === again ? {} : { again: 'This is not the same password. Type it once more.' };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}
