import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientInput, ClientRegistration } from '../../../core/contract/clients.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { withVault } from '../../app/vault/vault-gate.ts';
import { useClientCache } from './client-cache.ts';
import { clientFieldOf, emptyClientForm, formOf, readForm, sameForm } from './client-form.ts';
import type { ClientFaults, ClientField, ClientForm } from './client-form.ts';
import { keepForm, newClient, useUnsavedForms } from './unsaved-forms.ts';

/** A form of a registration and what can be done with it. */
export interface ClientFormState {
  readonly form: ClientForm;
  readonly faults: ClientFaults;
  /** A failure that no field of the form is to blame for. */
  readonly failure: string | null;
  readonly changed: boolean;
  /** Whether the registration was changed elsewhere after these edits began. */
  readonly overtaken: boolean;
  readonly saving: boolean;
  readonly change: (change: Partial<ClientForm>) => void;
  readonly revert: () => void;
  readonly save: () => void;
}

function without(faults: ClientFaults, changed: Partial<ClientForm>): ClientFaults {
  const touched = Object.keys(changed);
  return Object.fromEntries(
    Object.entries(faults).filter(([field]) => !touched.some((name) => field === name || field.startsWith(`${name}.`))),
  );
}

/** The form of a registration, or of a new one (null): its edits, its faults, and saving it. */
export function useClientForm(client: ClientRegistration | null, onSaved: (client: ClientRegistration) => void): ClientFormState {
  const id = client?.id ?? newClient;
  const cache = useClientCache();
  const unsaved = useUnsavedForms().get(id);
  const saved = client === null ? emptyClientForm : formOf(client);
  const form = unsaved?.form ?? saved;
  const basedOn = client?.updatedAt ?? null;
  const [faults, setFaults] = useState<ClientFaults>({});
  const [failure, setFailure] = useState<string | null>(null);

  const fail = (error: unknown): void => {
    const field: ClientField | null = clientFieldOf(hostFault(error).field);
    if (field === null) setFailure(faultText(error));
    else setFaults({ [field]: faultText(error) });
  };
  const write = useMutation({
    mutationFn: ({ input }: { readonly input: ClientInput; readonly sent: ClientForm }) =>
      withVault(() => (client === null ? host.clients.create(input) : host.clients.update({ id: client.id, client: input }))),
    onSuccess: (next, { sent }) => {
      keepForm(id, null);
      // What was typed while it was being saved is still unsaved.
      if (form !== sent && !sameForm(form, sent)) keepForm(next.id, { form, basedOn: next.updatedAt });
      cache.put(next);
      onSaved(next);
    },
    onError: fail,
  });

  return {
    form,
    faults,
    failure,
    changed: unsaved !== undefined,
    overtaken: unsaved !== undefined && unsaved.basedOn !== basedOn,
    saving: write.isPending,
    change: (fields) => {
      const next = { ...form, ...fields };
      keepForm(id, sameForm(next, saved) ? null : { form: next, basedOn: unsaved === undefined ? basedOn : unsaved.basedOn });
      setFaults(without(faults, fields));
      setFailure(null);
    },
    revert: () => {
      keepForm(id, null);
      setFaults({});
      setFailure(null);
    },
    save: () => {
      if (write.isPending) return;
      const read = readForm(form);
      setFailure(null);
      setFaults('faults' in read ? read.faults : {});
      if ('input' in read) write.mutate({ input: read.input, sent: form });
    },
  };
}
