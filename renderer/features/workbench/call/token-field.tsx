import type { StoredToken } from '../../../../core/contract/tokens.ts';
import { relativeTime } from '../../../../core/jose/time-words.ts';
import { Select } from '../../../ui/inputs.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { TokenChoice, WorkbenchDraft } from '../draft/workbench-draft.ts';
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
    <FormRow label="token" hint={hint(draft, token, now)}>
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

function hint({ tokenChoice, call }: WorkbenchDraft, token: StoredToken | null, now: number): string | null {
  const own = call.headers.some(({ name }) => name.toLowerCase() === 'authorization');
  if (tokenChoice.kind === 'none') {
    return own ? 'Sent with your own Authorization header.' : 'Sent without Authorization, to see what the resource asks for.';
  }
  if (token === null) return 'There is none yet; the track requests one first.';
  if (hasExpired(token, now)) return 'It has expired; the track requests a new one first.';
  return own ? 'Your own Authorization header goes along too.' : null;
}
