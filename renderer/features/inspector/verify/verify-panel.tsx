import { useMemo, useState } from 'react';
import type { TokenVerification } from '../../../../core/contract/token-opening.ts';
import { lacksPayload } from '../../../../core/jose/detached-payload.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';
import { client } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { readOnce } from '../../../token/read-once.ts';
import { Verdict } from '../../../token/verdict.tsx';
import { KeyForm } from '../key-source/key-form.tsx';
import { verificationKeys, type KeySource, type KeyWay } from '../key-source/key-source.ts';
import { useKeyQuestion } from '../key-source/use-key-question.ts';
import { wayMemory } from '../key-source/use-key-source.ts';
import type { TabProps } from '../opened-tabs.tsx';
import { PayloadField } from './payload-field.tsx';
import { claimsOfPayload, givenPayload, noPayload, type PayloadSource } from './payload-source.ts';
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
  const [wanted, setWanted] = useWantedClaims();
  const [payload, setPayload] = useState<PayloadSource & { readonly of: string }>({ ...noPayload, of: '' });
  const usable = token.header?.['x5c'] === undefined ? ways.filter(({ value }) => value !== 'x5c') : ways;
  const fitted = (chosen: KeySource): KeySource => {
    const way = usable.some(({ value }) => value === chosen.way) ? chosen.way : 'held';
    const issuer = token.claims?.['iss'];
    return { ...chosen, way, issuer: chosen.issuer || (typeof issuer === 'string' ? issuer : '') };
  };
  const question = useKeyQuestion<TokenVerification>({ about: token.text, memory, fitted });
  const { source, answer } = question;
  const detached = lacksPayload(token);
  const given = detached && payload.of === token.text ? payload : noPayload;
  const covered = useMemo(() => (detached ? claimsOfPayload(given) : token), [detached, given, token]);
  const verify = (): void => {
    if (given.fault !== null) return;
    const input = { token: token.text, with: verificationKeys(source), payload: givenPayload(given) };
    question.ask((signal) => withVault(() => client.tokens.verifyWith(input, { signal })));
  };
  return (
    <KeyForm
      action="Verify"
      ways={usable}
      question={question}
      onSubmit={verify}
      fields={
        <>
          {detached ? (
            <PayloadField
              payload={given}
              onChange={(next) => {
                answer.forget();
                setPayload({ ...next, of: token.text });
              }}
            />
          ) : null}
          <WantedClaimsFields wanted={wanted} onChange={setWanted} />
        </>
      }
    >
      {answer.result === null ? null : (
        <VerificationResult
          sent={covered}
          result={answer.result}
          issuer={source.way === 'issuer' ? source.issuer.trim() : null}
          wanted={wanted}
        />
      )}
    </KeyForm>
  );
}
