import { clientAuthenticationMethod } from '../../oauth/client-authentication.ts';
import { usesAssertionParameter } from '../../oauth/token-request.ts';
import { varyAudience } from './varied/audience.ts';
import { varyClaims, varyClock } from './varied/claims.ts';
import { varyAlgorithm, varyKid, varyTyp } from './varied/header.ts';
import { varyClientId, varyParameter, varySecret } from './varied/request.ts';
import type { ProbeSubject, Variation, VariedThing, Vary } from './variation.ts';

/** The one table of what is varied. `ofAssertion`: only where one is sent. */
const table: Readonly<Record<VariedThing, { readonly vary: Vary; readonly ofAssertion: boolean }>> = {
  audience: { vary: varyAudience, ofAssertion: true },
  kid: { vary: varyKid, ofAssertion: true },
  typ: { vary: varyTyp, ofAssertion: true },
  client_id: { vary: varyClientId, ofAssertion: false },
  claims: { vary: varyClaims, ofAssertion: true },
  clock: { vary: varyClock, ofAssertion: true },
  algorithm: { vary: varyAlgorithm, ofAssertion: true },
  parameter: { vary: varyParameter, ofAssertion: true },
  secret: { vary: varySecret, ofAssertion: false },
};

/** What a probe tries, one thing at a time, the likeliest first. Nothing is sent to make it. */
export function probePlan(subject: ProbeSubject): readonly Variation[] {
  const { request } = subject;
  const signs = clientAuthenticationMethod(request.method).assertion || usesAssertionParameter(request);
  return Object.values(table)
    .flatMap(({ vary, ofAssertion }) => (ofAssertion && !signs ? [] : vary(subject)))
    .toSorted((one, other) => other.likelihood - one.likelihood)
    .map(({ likelihood: _likelihood, ...variation }) => variation);
}
