import { useMemo, useState } from 'react';
import type { TokenVerification } from '../../../../core/contract/token-opening.ts';
import { readOnce } from '../../../token/read-once.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';
import { client } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { Verdict } from '../../../token/verdict.tsx';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import type { TabProps } from '../opened-tabs.tsx';
import { useHostAnswer } from '../key-source/host-answer.ts';
import { missingPart, verificationKeys, type KeySource, type KeyWay } from '../key-source/key-source.ts';
import { KeySourceFields } from '../key-source/key-source-fields.tsx';
import { sourceFaults } from '../key-source/source-faults.ts';
import { useKeySource, wayMemory } from '../key-source/use-key-source.ts';
import { VerificationResult } from './verification-result.tsx';
import { useWantedClaims, WantedClaimsFields } from './wanted-claims.tsx';
import classes from './verify.module.css';

const ways: readonly { readonly value: KeyWay; readonly label: string }[] = [
  { value: 'held', label: 'All keys held here' },
  { value: 'key', label: 'A key held here' },
  { value: 'given', label: 'A key or secret I give' },
  { value: 'jwks', label: 'A JWK Set at an address' },
  { value: 'issuer', label: 'The issuer’s published keys' },
  { value: 'x5c', label: 'The certificate in the token (x5c)' },
];

const memory = wayMemory();

/** What is known of the signature by what is held here, and a check with any other keys. */
export function VerifyTab({ text, clientId }: TabProps) {
  const token = useMemo(() => readOnce(text), [text]);
  return (
    <div className={classes.result}>
      <Verdict token={token} clientId={clientId} />
      <VerifyPanel token={token} />
    </div>
  );
}

/** Checks a token's signature with keys that a person names, and says all that this shows. */
function VerifyPanel({ token }: { readonly token: ReadToken }) {
  const [source, setSource] = useKeySource(memory);
  const [wanted, setWanted] = useWantedClaims();
  const [tried, setTried] = useState(false);
  const answer = useHostAnswer<TokenVerification>(token.text);
  const issuer = token.claims?.['iss'];
  const filled = { ...source, issuer: source.issuer || (typeof issuer === 'string' ? issuer : '') };
  const usable = token.header?.['x5c'] === undefined ? ways.filter(({ value }) => value !== 'x5c') : ways;
  const way = usable.some(({ value }) => value === source.way) ? source.way : 'held';
  const shown: KeySource = { ...filled, way };
  const missing = missingPart(shown);
  const faults = sourceFaults(tried ? missing : null, answer.fault);
  const change = (next: Partial<KeySource>): void => {
    setTried(false);
    answer.forget();
    setSource(next);
  };
  const verify = (): void => {
    setTried(true);
    if (missing !== null || answer.busy) return;
    const input = { token: token.text, with: verificationKeys(shown) };
    answer.ask((signal) => withVault(() => client.tokens.verifyWith(input, { signal })));
  };
  return (
    <section aria-label="Verify" className={classes.section}>
      <form
        aria-label="Verify"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          verify();
        }}
      >
        <KeySourceFields ways={usable} source={shown} faults={faults} onChange={change} />
        <WantedClaimsFields wanted={wanted} onChange={setWanted} />
        <div className={classes.actions}>
          <Button type="submit" size="s" variant="primary" busy={answer.busy}>
            Verify
          </Button>
          {answer.busy ? (
            <Button size="s" onClick={answer.stop}>
              Stop
            </Button>
          ) : null}
        </div>
      </form>
      {faults.other === undefined ? null : (
        <Note severity="error" live>
          {faults.other}
        </Note>
      )}
      {answer.result === null ? null : (
        <VerificationResult token={token} result={answer.result} issuer={way === 'issuer' ? shown.issuer.trim() : null} wanted={wanted} />
      )}
    </section>
  );
}
