import { CopyPlus, Trash2, Workflow } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import { relativeTime } from '../../../core/jose/time-words.ts';
import { useCurrentClient } from '../../app/current-client.ts';
import { navigate } from '../../app/routes.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FormSection } from '../../ui/form-section.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '../../ui/pane.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { useToast } from '../../ui/toast.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AssertionSection } from './assertion-section.tsx';
import { AuthenticationSection } from './authentication-section.tsx';
import { FormText } from './form-fields.tsx';
import { RequestSection } from './request-section.tsx';
import type { SecretFieldProps } from './secret-field.tsx';
import { ServerSection } from './server-section.tsx';
import { useClientActions } from './use-client-actions.ts';
import { useClientForm } from './use-client-form.ts';
import { useFollowedProfile } from './use-followed-profile.ts';
import classes from './clients.module.css';

interface ClientEditorProps {
  /** Null for a new one. */
  readonly client: ClientRegistration | null;
  /** The registration to show when this one is deleted. */
  readonly nextId: string | null;
}

/** The form of one registration. */
export function ClientEditor({ client, nextId }: ClientEditorProps) {
  const toast = useToast();
  const body = useRef<HTMLDivElement>(null);
  const state = useClientForm(client, (saved) => {
    toast.show({ severity: 'success', text: `${quotedName(saved.name)} was saved.` });
    if (client === null) navigate('clients', saved.id, { replace: true });
  });
  const { form, faults } = state;
  const part = { form, faults, change: useFollowedProfile(state, client === null) };
  useShortcut('mod+s', state.save);
  useEffect(() => {
    if (Object.keys(faults).length > 0) body.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [faults]);
  return (
    <Pane aria-labelledby="client-title">
      <PaneHead
        title={client === null ? 'New client' : client.name}
        titleId="client-title"
        detail={client === null ? undefined : <code>{client.clientId}</code>}
        actions={client === null ? undefined : <ClientButtons client={client} nextId={nextId} />}
      />
      <PaneBody ref={body} inset="wide" className={classes.body}>
        <div className={classes.column}>
          {client?.origin === 'playground' ? (
            <Note severity="information">
              The playground writes this client anew each time it starts. Duplicate it to keep a changed one.
            </Note>
          ) : null}
          {state.overtaken ? (
            <Note
              severity="warning"
              title="Changed elsewhere."
              action={
                <Button size="s" onClick={state.revert}>
                  Show what is held
                </Button>
              }
            >
              Somebody saved this client after you began. Saving replaces that with what is here.
            </Note>
          ) : null}
          {state.failure === null ? null : (
            <Note severity="error" live>
              {state.failure}
            </Note>
          )}
          <FormSection title="Registration" about="What the authorization server knows the client by.">
            <div className={classes.pair}>
              <FormText {...part} name="name" label="Name" required mono={false} placeholder="Acme Payments, sandbox" />
              <FormText {...part} name="clientId" label="client_id" required />
            </div>
          </FormSection>
          <ServerSection {...part} />
          <AuthenticationSection {...part} heldSecret={heldSecret(client)} />
          <AssertionSection {...part} />
          <RequestSection {...part} />
        </div>
      </PaneBody>
      <PaneFoot>
        <Button variant="primary" shortcut="mod+s" busy={state.saving} onClick={state.save}>
          {client === null ? 'Create client' : 'Save'}
        </Button>
        {state.changed ? <Button onClick={state.revert}>{client === null ? 'Clear' : 'Revert'}</Button> : null}
        <span className={classes.saved}>
          {state.changed ? 'Unsaved changes' : client === null ? null : <SavedTime at={client.updatedAt} />}
        </span>
      </PaneFoot>
    </Pane>
  );
}

function heldSecret(client: ClientRegistration | null): SecretFieldProps['held'] {
  return client === null || client.secret === null ? null : { bits: client.secret.bits, encoding: client.secretEncoding };
}

function SavedTime({ at }: { readonly at: number }) {
  const now = useNow(30_000);
  return <>Saved {relativeTime(Math.min(at, now), now)}</>;
}

function ClientButtons({ client, nextId }: { readonly client: ClientRegistration; readonly nextId: string | null }) {
  const actions = useClientActions(client, nextId);
  const { select } = useCurrentClient();
  return (
    <>
      <Button
        size="s"
        icon={<Icon of={Workflow} />}
        onClick={() => {
          select(client.id);
          navigate('workbench');
        }}
      >
        Open on workbench
      </Button>
      <IconButton label="Duplicate" icon={<Icon of={CopyPlus} />} disabled={actions.busy} onClick={actions.duplicate} />
      <IconButton label="Delete" icon={<Icon of={Trash2} />} disabled={actions.busy} onClick={actions.remove} />
    </>
  );
}
