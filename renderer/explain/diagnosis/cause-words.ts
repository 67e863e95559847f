import type { Explanation } from '../../../core/contract/explanations.ts';
import type { ServerCheckName } from '../../../core/explain/diagnosis/server-check.ts';

const checkWords: Readonly<Record<ServerCheckName, string>> = {
  request: 'the form of the request',
  client: 'the client_id',
  method: 'the method',
  algorithm: 'the algorithm',
  key: 'the key',
  signature: 'the signature',
  subject: 'iss or sub',
  audience: 'the audience',
  times: 'the times',
  jti: 'the jti',
  proof: 'the DPoP proof',
  grant: 'the grant',
  scope: 'the scope',
  token: 'the token',
  server: 'the server itself',
};

/** The likeliest cause in two or three words: “likely the audience”; null where none can be named. */
export function causeWords({ causes: [first] }: Pick<Explanation, 'causes'>): string | null {
  if (first === undefined || first.check === null) return null;
  if (first.verdict === 'cause') return checkWords[first.check];
  return first.verdict === 'likely' ? `likely ${checkWords[first.check]}` : null;
}
