import { useMemo } from 'react';
import { readToken } from '../../../core/jose/read-token.ts';
import { TokenView } from '../../token/token-view.tsx';
import { DecryptPanel } from './decrypt/decrypt-panel.tsx';
import { InnerTokenNote } from './inner-token-note.tsx';
import type { TabProps } from './opened-tabs.tsx';
import { VerifyPanel } from './verify/verify-panel.tsx';

/** The token that is open, taken apart, with the ways to check or open it. */
export function TokenTab({ text, mode, clientId, onEnter }: TabProps) {
  const token = useMemo(() => readToken(text), [text]);
  const keys = (
    <>
      <InnerTokenNote token={token} onEnter={onEnter} />
      {token.form === 'jws' ? <VerifyPanel token={token} /> : null}
      {token.form === 'jwe' ? <DecryptPanel text={token.text} onEnter={onEnter} /> : null}
    </>
  );
  return <TokenView text={text} clientId={clientId} mode={mode} keys={keys} />;
}
