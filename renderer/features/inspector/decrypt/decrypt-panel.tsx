import { useMemo } from 'react';
import type { OpenedToken } from '../../../../core/contract/token-opening.ts';
import { openingLimits } from '../../../../core/jose/opening-limits.ts';
import { mostIterations } from '../../../../core/jose/password-iterations.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import { client } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { readOnce } from '../../../token/read-once.ts';
import { KeyForm } from '../key-source/key-form.tsx';
import { decryptionKeys, type KeyWay } from '../key-source/key-source.ts';
import { useKeyQuestion } from '../key-source/use-key-question.ts';
import { wayMemory } from '../key-source/use-key-source.ts';
import type { TabProps } from '../opened-tabs.tsx';
import classes from '../verify/verify.module.css';
import { DecryptionResult } from './decryption-result.tsx';
import { innerTokens } from './inner-token.ts';

const ways: readonly { readonly value: KeyWay; readonly label: string }[] = [
  { value: 'held', label: 'All keys held here' },
  { value: 'key', label: 'A key held here' },
  { value: 'given', label: 'A key or password I give' },
];

const memory = wayMemory();

/** Opens an encrypted token, and what is encrypted in it. A token that is inside is entered; anything else is shown here. */
export function DecryptTab({ text: pasted, openings, onEnter }: TabProps) {
  const text = useMemo(() => readOnce(pasted).text, [pasted]);
  const question = useKeyQuestion<OpenedToken>({ about: text, memory });
  const { source, answer } = question;
  const decrypt = (): void => {
    const keys = decryptionKeys(source);
    if (keys === null) return;
    question.ask(async (signal) => {
      const opened = await withVault(() => client.tokens.decrypt({ token: text, with: keys }, { signal }));
      const inner = opened.shut === null ? innerTokens(opened) : [];
      if (!signal.aborted) openings.keep(pasted, opened);
      if (inner.length > 0 && !signal.aborted) onEnter(inner);
      return opened;
    });
  };
  return (
    <KeyForm action="Decrypt" ways={ways} question={question} onSubmit={decrypt} privateOnly>
      <p className={classes.small}>
        At most {openingLimits.layers} encryptions inside each other are opened, {grouped(openingLimits.unpackedBytes)} bytes are unpacked,
        and {grouped(mostIterations)} iterations (p2c) computed. What opens is decrypted, not authenticated.
      </p>
      {answer.result === null ? null : <DecryptionResult opened={answer.result} onEnter={onEnter} />}
    </KeyForm>
  );
}
