import { Clock } from 'lucide-react';
import { useState } from 'react';
import type { JsonObject } from '../../core/contract/values.ts';
import { utcText } from '../../core/jose/time-words.ts';
import { tokenInstants, type TokenInstant } from '../../core/jose/token-instants.ts';
import { judgeAt, useChosenInstant } from '../app/judged-instant.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { InstantDialog } from './instant-dialog.tsx';
import classes from './judgement-clock.module.css';

const events: Readonly<Record<TokenInstant['claim'], string>> = {
  iat: 'When it was issued (iat)',
  nbf: 'When it begins (nbf)',
  exp: 'When it ends (exp)',
};

/** Chooses the instant at which tokens are judged: now, one of this token’s own dates, or any other. */
export function JudgementClock({ claims }: { readonly claims: JsonObject | null }) {
  const chosen = useChosenInstant();
  const [asking, setAsking] = useState(false);
  const dates = tokenInstants(claims).map(({ claim, instant }) => ({
    label: `${events[claim]}: ${utcText(instant)}`,
    onSelect: () => judgeAt(instant),
  }));
  return (
    <>
      <Menu
        label="Judge at"
        items={[{ label: 'Now', onSelect: () => judgeAt(null) }, ...dates, { label: 'Another time…', onSelect: () => setAsking(true) }]}
        trigger={
          <Button variant="quiet" size="s" className={classes.trigger} icon={<Icon of={Clock} />}>
            {chosen === null ? 'As of now' : `As of ${utcText(chosen)}`}
          </Button>
        }
      />
      {asking ? <InstantDialog initial={chosen} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
