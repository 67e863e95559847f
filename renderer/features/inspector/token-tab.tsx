import { useMemo } from 'react';
import { readOnce } from '../../token/read-once.ts';
import { TokenView } from '../../token/token-view.tsx';
import { Button } from '../../ui/button.tsx';
import { InnerTokenNote } from './inner-token-note.tsx';
import type { TabProps } from './opened-tabs.tsx';
import { Disclosures } from './parts/disclosures.tsx';
import { JsonParties } from './parts/json-parties.tsx';
import { RefusedDisclosures } from './parts/refused-disclosures.tsx';
import { useDisclosedToken } from './parts/use-disclosed-token.ts';
import classes from './opened-pane.module.css';

/** The token that is open, taken apart, with the ways to check or open it. */
export function TokenTab({ text, kind, mode, clientId, onEnter, onTab }: TabProps) {
  const token = useMemo(() => readOnce(text), [text]);
  const known = useDisclosedToken(token);
  const keys = (
    <>
      <RefusedDisclosures known={known} />
      {token.form === 'opaque' ? null : (
        <div className={classes.ways}>
          {token.form === 'jwe' ? (
            <Button size="s" variant="primary" onClick={() => onTab('decrypt')}>
              Decrypt…
            </Button>
          ) : (
            <Button size="s" onClick={() => onTab('verify')}>
              Verify with other keys…
            </Button>
          )}
        </div>
      )}
      <InnerTokenNote token={token} onEnter={onEnter} />
    </>
  );
  return (
    <>
      <TokenView text={text} kind={kind} clientId={clientId} mode={mode} keys={keys} />
      <JsonParties token={token} />
      <Disclosures known={known} />
    </>
  );
}
