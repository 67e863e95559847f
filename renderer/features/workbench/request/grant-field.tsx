import { grants, knownGrant } from '../../../../core/oauth/grants.ts';
import { Select, TextInput } from '../../../ui/inputs.tsx';
import { FormRow } from '../fields/form-row.tsx';
import type { StepFault } from '../run/fault.ts';
import { useWorkbench } from '../workbench-context.ts';
import classes from '../fields/form-row.module.css';

const other = 'other';
const options = [...grants.map(({ name, title }) => ({ value: name, label: title })), { value: other, label: 'Another, by name' }];

/** The grant: one that is known, or any other by its name. Choosing one brings its parameters. */
export function GrantField({ fault }: { readonly fault: StepFault | null }) {
  const { session, situation } = useWorkbench();
  const { grant } = situation.draft.request;
  const known = knownGrant(grant);
  const choose = (name: string): void => session.edit({ type: 'grant', from: session.propose(grant), to: session.propose(name) });
  return (
    <FormRow label="grant_type" fault={fault} hint={known?.sentence ?? 'Sent as it is typed; empty sends no grant_type.'}>
      {(control) => (
        <div className={known === undefined ? classes.pair : undefined}>
          <Select
            {...control}
            aria-label="Grant"
            options={options}
            value={known === undefined ? other : grant}
            onChange={(name) => choose(name === other ? '' : name)}
          />
          {known === undefined ? (
            <TextInput mono aria-label="Name of the grant" placeholder="urn:…" value={grant} onChange={choose} />
          ) : null}
        </div>
      )}
    </FormRow>
  );
}
