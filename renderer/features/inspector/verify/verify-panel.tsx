import { useMemo, useState } from 'react';
import type { TokenVerification } from '../../../../core/contract/token-opening.ts';
import { lacksPayload } from '../../../../core/jose/detached-payload.ts';
import { client } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { readOnce } from '../../../token/read-once.ts';
import { Verdict, VerdictLine } from '../../../token/verdict.tsx';
import { KeyForm } from '../key-source/key-form.tsx';
import { verificationKeys, type KeySource, type KeyWay } from '../key-source/key-source.ts';
import { useKeyQuestion } from '../key-source/use-key-question.ts';
import { wayMemory } from '../key-source/use-key-source.ts';
import type { TabProps } from '../opened-tabs.tsx';
import { PayloadField } from './payload-field.tsx';
import { claimsOfPayload, givenPayload, noPayload, type PayloadSource } from './payload-source.ts';
import { VerificationResult } from './verification-result.tsx';
import { useWantedClaims, WantedClaimsFields } from './wanted-claims.tsx';

const ways: readonly { readonly value: KeyWay; readonly label: string }[] = [
  { value: 'held', label: 'All keys held here' },
  { value: 'key', label: 'A key held here' },
  { value: 'given', label: 'A key or secret I give' },
  { value: 'jwks', label: 'A JWK Set at an address' },
  { value: 'issuer', label: 'The issuer’s published keys' },
  { value: 'x5c', label: 'The certificate in the token (x5c)' },
];

const memory = wayMemory();

/**
 * Checks a token's signature with keys that a person names, and says all that this shows. Until then it says what is known by what is
 * held here: there is one verdict at a time.
 */
export function VerifyTab({ text, clientId }: TabProps) {
  const token = useMemo(() => readOnce(text), [text]);
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
  const issuer = source.way === 'issuer' ? source.issuer.trim() : '';
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
          <WantedClaimsFields wanted={wanted} issuer={issuer} onChange={setWanted} />
        </>
      }
    >
      {question.attempted ? null : <Verdict token={token} clientId={clientId} />}
      {answer.busy ? <VerdictLine signature={{ state: 'checking' }} /> : null}
      {answer.result === null ? null : <VerificationResult sent={covered} result={answer.result} issuer={issuer} wanted={wanted} />}
    </KeyForm>
  );
}
