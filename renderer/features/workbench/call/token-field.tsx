import type { StoredToken } from '../../../../core/contract/tokens.ts';
import { relativeTime } from '../../../../core/jose/time-words.ts';
import { Select } from '../../../ui/inputs.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { TokenChoice } from '../draft/workbench-draft.ts';
import { FormRow } from '../fields/form-row.tsx';
import { chosenToken, hasExpired } from '../run/situation.ts';
import { kindWords, tokenBadge } from '../run/step-summary.ts';
import { useWorkbench } from '../workbench-context.ts';

function choiceValue(choice: TokenChoice): string {
  return choice.kind === 'stored' ? `stored ${choice.id}` : choice.kind;
}

function parsedChoice(value: string): TokenChoice {
  if (value === 'newest' || value === 'none') return { kind: value };
  return { kind: 'stored', id: value.slice('stored '.length) };
}

function optionLabel(token: StoredToken, now: number): string {
  const parts = [kindWords[token.kind], token.scope === null ? null : `scope ${token.scope}`, tokenBadge(token, now)?.text ?? null];
  return `${parts.filter((part) => part !== null).join(', ')}, received ${relativeTime(token.receivedAt, now)}`;
}

/** Which token goes along. */
export function TokenField() {
  const { session, situation } = useWorkbench();
  const now = useNow(1000);
  const { tokens, draft } = situation;
  const token = chosenToken(draft.tokenChoice, tokens);
  const options = [
    { value: 'newest', label: 'The newest access token' },
    { value: 'none', label: 'No token' },
    ...tokens.map((stored) => ({ value: `stored ${stored.id}`, label: optionLabel(stored, now) })),
  ];
  return (
    <FormRow label="token" hint={hint(draft.tokenChoice, token, now)}>
      {(control) => (
        <Select
          {...control}
          options={options}
          value={choiceValue(draft.tokenChoice)}
          onChange={(value) => session.edit({ type: 'token-choice', choice: parsedChoice(value) })}
        />
      )}
    </FormRow>
  );
}

function hint(choice: TokenChoice, token: StoredToken | null, now: number): string | null {
  if (choice.kind === 'none') return 'Sent without Authorization, to see what the resource asks for.';
  if (token === null) return 'There is none yet; the track requests one first.';
  return hasExpired(token, now) ? 'It has expired; the track requests a new one first.' : null;
}
