import { setClaim, setHeader, type Fix } from '../../fix.ts';
import type { DiagnosisFacts } from '../diagnosis-facts.ts';
import type { ServerCheckName } from '../server-check.ts';
import type { Detector, SuspicionParts } from '../suspicion.ts';

interface Member {
  readonly of: 'header' | 'claims';
  readonly name: string;
  readonly rule: string;
  readonly check: ServerCheckName;
  readonly fix: (facts: DiagnosisFacts) => Fix | null;
}

/** What some servers demand although no specification does. */
const members: readonly Member[] = [
  { of: 'claims', name: 'iat', rule: 'TIM-10', check: 'times', fix: () => setClaim('iat', '{{now}}', 'Set “iat” to the time of signing') },
  { of: 'claims', name: 'nbf', rule: 'TIM-10', check: 'times', fix: () => setClaim('nbf', '{{now}}', 'Set “nbf” to the time of signing') },
  { of: 'claims', name: 'jti', rule: 'CLM-04', check: 'jti', fix: () => setClaim('jti', '{{uuid}}', 'Give it a “jti”') },
  {
    of: 'header',
    name: 'kid',
    rule: 'HDR-07',
    check: 'key',
    fix: ({ signingKey }) => (signingKey?.kid ? setHeader('kid', signingKey.kid, 'Name the key with “kid”') : null),
  },
  { of: 'header', name: 'typ', rule: 'HDR-04', check: 'request', fix: () => setHeader('typ', 'JWT', 'Set “typ” to “JWT”') },
];

/** A member that the server names in its answer, and that the assertion lacks. */
export const missingMemberDetector: Detector = (facts) => {
  const text = facts.said.text?.slice(0, 2000).toLowerCase();
  if (facts.use !== 'client-assertion' || text === undefined) return null;
  return members.flatMap((member): SuspicionParts[] => {
    const { of, name, rule, check, fix } = member;
    const holder = facts[of];
    if (holder === null || holder[name] !== undefined || !new RegExp(String.raw`\b${name}\b`).test(text)) return [];
    const title = `The server names “${name}”, and the assertion has none.`;
    return [{ id: rule, check, strength: 'probable', title, fix: fix(facts) }];
  });
};
