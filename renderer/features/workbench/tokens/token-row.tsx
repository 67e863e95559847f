import { Trash2 } from 'lucide-react';
import type { StoredToken } from '../../../../core/contract/tokens.ts';
import { relativeTime } from '../../../../core/jose/time-words.ts';
import { useJudgedInstant } from '../../../app/judged-instant.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { SafeText } from '../../../wire/safe-text.tsx';
import { kindWords, tokenBadge } from '../run/step-summary.ts';
import { useRemoveToken } from './use-remove-token.ts';
import classes from './tokens.module.css';

export interface TokenRowProps {
  readonly token: StoredToken;
  readonly opened: boolean;
  readonly onOpen: (id: string) => void;
}

function facts(token: StoredToken, now: number): string {
  const form = token.form === 'opaque' ? 'opaque' : (token.typ ?? (token.form === 'jwe' ? 'encrypted' : 'JWT'));
  const parts = [
    form,
    token.tokenType,
    token.scope === null ? null : `scope ${token.scope}`,
    `received ${relativeTime(token.receivedAt, now)}`,
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

/** A stored token: what it is and how long it holds. Pressing it opens it. */
export function TokenRow({ token, opened, onOpen }: TokenRowProps) {
  const now = useNow(1000);
  const remove = useRemoveToken();
  const badge = tokenBadge(token, useJudgedInstant());
  const name = kindWords[token.kind];
  return (
    <li className={classes.row} data-opened={opened || undefined}>
      <button type="button" className={classes.open} aria-current={opened ? 'true' : undefined} onClick={() => onOpen(token.id)}>
        <span className={classes.name}>
          <span className={classes.kind}>{name}</span>
          {token.replaced ? (
            <Chip size="s" tone="neutral">
              replaced
            </Chip>
          ) : null}
          {badge === null ? null : (
            <Chip size="s" tone={badge.tone}>
              {badge.text}
            </Chip>
          )}
        </span>
        <span className={classes.facts}>
          <SafeText text={facts(token, now)} />
        </span>
      </button>
      <IconButton size="s" label={`Delete ${name}`} icon={<Icon of={Trash2} />} onClick={() => remove(token)} />
    </li>
  );
}
