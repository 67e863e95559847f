import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormSection } from '../../ui/form-section.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { FormText } from './form-fields.tsx';
import type { FormPartProps } from './form-fields.tsx';
import { MetadataPanel } from './metadata-panel.tsx';
import { metadataChanges } from './metadata-proposal.ts';
import type { MetadataChange } from './metadata-proposal.ts';
import { ProfileField } from './profile-field.tsx';
import { useDiscovery } from './use-discovery.ts';
import classes from './clients.module.css';

type Values = Readonly<Partial<Record<MetadataChange['field'], string>>>;

function values(changes: readonly MetadataChange[], side: 'from' | 'to'): Values {
  return Object.fromEntries(changes.map((change) => [change.field, change[side]]));
}

/** Where the authorization server is. From its issuer the rest can be read. */
export function ServerSection(part: FormPartProps) {
  const { form, faults, change } = part;
  const [applied, setApplied] = useState<readonly MetadataChange[] | null>(null);
  const apply = (changes: readonly MetadataChange[]): void => {
    setApplied(changes);
    change(values(changes, 'to'));
  };
  const { discovery, fault, reading, read, stop } = useDiscovery(({ document, mismatch, asked }) => {
    setApplied(null);
    // The issuer may have been edited while the server was asked.
    if (document !== null && mismatch === null && asked === form.issuer.trim()) apply(metadataChanges(form, document));
  });
  const document = discovery?.document ?? null;
  return (
    <FormSection title="Authorization server" about="From the issuer, the other addresses can be read.">
      <Field label="Issuer" error={faults.issuer ?? fault}>
        {(control) => (
          <div className={classes.inline}>
            <TextInput {...control} mono placeholder="https://as.example" value={form.issuer} onChange={(issuer) => change({ issuer })} />
            <Button size="s" busy={reading} disabled={form.issuer.trim() === ''} onClick={() => read(form.issuer)}>
              Read metadata
            </Button>
            {reading ? (
              <Button size="s" onClick={stop}>
                Stop
              </Button>
            ) : null}
          </div>
        )}
      </Field>
      {discovery?.asked !== form.issuer.trim() ? null : (
        <MetadataPanel
          discovery={discovery}
          form={form}
          applied={applied}
          onApply={() => {
            if (document !== null) apply(metadataChanges(form, document));
          }}
          onTakeBack={() => {
            change(values(applied ?? [], 'from'));
            setApplied(null);
          }}
          onUseIssuer={(issuer) => {
            change({ issuer });
            read(issuer);
          }}
        />
      )}
      <FormText {...part} name="tokenEndpoint" label="Token endpoint" placeholder="https://as.example/token" />
      <FormText
        {...part}
        name="jwksUri"
        label="Key set (jwks_uri)"
        hint="Where the server publishes the keys that its tokens are signed with."
      />
      <ProfileField {...part} />
    </FormSection>
  );
}
