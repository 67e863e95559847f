import { RefreshCw } from 'lucide-react';
import type { ClientRegistration } from '../../../../core/contract/clients.ts';
import type { FoundToken } from '../../../../core/inspect/found-token.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select, TextArea } from '../../../ui/inputs.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { foundWords } from '../found-words.ts';
import type { OtherChoice, OtherSource } from './other-choice.ts';
import classes from './compare.module.css';

const labels: Readonly<Record<OtherSource, string>> = {
  found: 'One found beside it',
  pasted: 'Another token',
  built: 'The assertion being built',
};

interface OtherFieldsProps {
  readonly sources: readonly OtherSource[];
  readonly source: OtherSource;
  readonly choice: OtherChoice;
  /** The tokens found beside the one that is open. */
  readonly others: readonly FoundToken[];
  readonly clients: readonly ClientRegistration[];
  /** Whose assertion it is. */
  readonly client: ClientRegistration | null;
  readonly signing: boolean;
  readonly onChange: (change: Partial<OtherChoice>) => void;
  readonly onSignAgain: () => void;
}

/** Chooses what the open token is compared with. */
export function OtherFields({ sources, source, choice, others, clients, client, signing, onChange, onSignAgain }: OtherFieldsProps) {
  return (
    <div className={classes.fields}>
      <Segmented
        label="Compare with"
        options={sources.map((value) => ({ value, label: labels[value] }))}
        value={source}
        onChange={(next) => onChange({ source: next })}
      />
      {source === 'pasted' ? (
        <Field label="The other token">
          {(control) => (
            <TextArea
              {...control}
              mono
              rows={3}
              className={classes.pasted}
              placeholder="eyJ…"
              value={choice.pasted}
              onChange={(pasted) => onChange({ pasted })}
            />
          )}
        </Field>
      ) : null}
      {source === 'found' ? (
        <Field label="The other token">
          {(control) => (
            <Select
              {...control}
              options={others.map((token) => ({ value: token.text, label: foundLabel(token) }))}
              value={others.find(({ text }) => text === choice.found)?.text ?? others[0]?.text ?? ''}
              onChange={(found) => onChange({ found })}
            />
          )}
        </Field>
      ) : null}
      {source === 'built' ? (
        <div className={classes.built}>
          <Field label="Client" hint="It is signed as the workbench has it, and sent nowhere.">
            {(control) => (
              <Select
                {...control}
                options={clients.map(({ id, name }) => ({ value: id, label: name }))}
                value={client?.id ?? ''}
                onChange={(clientId) => onChange({ clientId })}
              />
            )}
          </Field>
          <Button icon={<Icon of={RefreshCw} />} busy={signing} onClick={onSignAgain}>
            Sign again
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function foundLabel(token: FoundToken): string {
  const { kind, who, place } = foundWords(token, 0);
  return `${kind}, ${who}, ${place}`.slice(0, 160);
}
