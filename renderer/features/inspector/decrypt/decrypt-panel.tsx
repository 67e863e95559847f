import { useMemo, useState } from 'react';
import type { OpenedToken } from '../../../../core/contract/token-opening.ts';
import { openingLimits } from '../../../../core/jose/opening-limits.ts';
import { mostIterations } from '../../../../core/jose/password-iterations.ts';
import { readOnce } from '../../../token/read-once.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import { client } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { useHostAnswer } from '../key-source/host-answer.ts';
import { decryptionKeys, missingPart, type KeySource, type KeyWay } from '../key-source/key-source.ts';
import { KeySourceFields } from '../key-source/key-source-fields.tsx';
import { sourceFaults } from '../key-source/source-faults.ts';
import { useKeySource, wayMemory } from '../key-source/use-key-source.ts';
import type { TabProps } from '../opened-tabs.tsx';
import classes from '../verify/verify.module.css';
import { DecryptionResult } from './decryption-result.tsx';
import { innerToken } from './inner-token.ts';

const ways: readonly { readonly value: KeyWay; readonly label: string }[] = [
  { value: 'held', label: 'All keys held here' },
  { value: 'key', label: 'A key held here' },
  { value: 'given', label: 'A key or password I give' },
];

const memory = wayMemory();

/** Opens an encrypted token, and what is encrypted in it. A token that is inside is entered; anything else is shown here. */
export function DecryptTab({ text: pasted, onEnter }: TabProps) {
  const text = useMemo(() => readOnce(pasted).text, [pasted]);
  const [source, setSource] = useKeySource(memory);
  const [tried, setTried] = useState(false);
  const answer = useHostAnswer<OpenedToken>(text);
  const missing = missingPart(source);
  const faults = sourceFaults(tried ? missing : null, answer.fault);
  const change = (next: Partial<KeySource>): void => {
    setTried(false);
    answer.forget();
    setSource(next);
  };
  const decrypt = (): void => {
    setTried(true);
    const keys = decryptionKeys(source);
    if (missing !== null || answer.busy || keys === null) return;
    answer.ask(async (signal) => {
      const opened = await withVault(() => client.tokens.decrypt({ token: text, with: keys }, { signal }));
      const inner = opened.shut === null ? innerToken(opened) : null;
      if (inner !== null && !signal.aborted) onEnter(inner);
      return opened;
    });
  };
  return (
    <section aria-label="Decrypt" className={classes.section}>
      <form
        aria-label="Decrypt"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          decrypt();
        }}
      >
        <KeySourceFields ways={ways} source={source} faults={faults} onChange={change} privateOnly />
        <div className={classes.actions}>
          <Button type="submit" size="s" variant="primary" busy={answer.busy}>
            Decrypt
          </Button>
          {answer.busy ? (
            <Button size="s" onClick={answer.stop}>
              Stop
            </Button>
          ) : null}
        </div>
      </form>
      <p className={classes.small}>
        At most {openingLimits.layers} encryptions inside each other are opened, {grouped(openingLimits.unpackedBytes)} bytes are unpacked,
        and {grouped(mostIterations)} iterations (p2c) computed. What opens is decrypted, not authenticated.
      </p>
      {faults.other === undefined ? null : (
        <Note severity="error" live>
          {faults.other}
        </Note>
      )}
      {answer.result === null ? null : <DecryptionResult opened={answer.result} onEnter={onEnter} />}
    </section>
  );
}
