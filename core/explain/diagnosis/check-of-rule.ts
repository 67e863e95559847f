import type { RequestEvidence } from '../evidence.ts';
import type { Finding } from '../lint.ts';
import { resourceChecks, type ServerCheckName } from './server-check.ts';

const families: Readonly<Record<string, ServerCheckName>> = {
  ENC: 'request',
  HDR: 'key',
  ALG: 'algorithm',
  KEY: 'key',
  CLM: 'subject',
  AUD: 'audience',
  TIM: 'times',
  REQ: 'request',
  SRV: 'server',
  TOK: 'token',
  DPP: 'proof',
  JWE: 'token',
};

/** CLM-07 and CLM-10 are about whatever else stands in the token. */
const rulesOfMembers: ReadonlySet<string> = new Set(['CLM-07', 'CLM-08', 'CLM-09', 'CLM-10']);

const exceptions: Readonly<Record<string, ServerCheckName>> = {
  'ENC-12': 'signature',
  'HDR-01': 'algorithm',
  'HDR-02': 'algorithm',
  'HDR-03': 'algorithm',
  'HDR-04': 'request',
  'HDR-05': 'request',
  'HDR-06': 'request',
  'HDR-12': 'signature',
  'HDR-13': 'signature',
  'HDR-14': 'signature',
  'ALG-04': 'key',
  'ALG-05': 'key',
  'ALG-06': 'key',
  'ALG-07': 'key',
  'ALG-12': 'signature',
  'ALG-13': 'signature',
  'ALG-14': 'signature',
  'ALG-15': 'signature',
  'ALG-16': 'signature',
  'ALG-17': 'signature',
  'CLM-04': 'jti',
  'CLM-05': 'jti',
  'CLM-06': 'jti',
  'REQ-08': 'subject',
  'REQ-09': 'scope',
  'REQ-11': 'jti',
  'REQ-12': 'scope',
  'REQ-14': 'grant',
  'REQ-15': 'grant',
  'REQ-17': 'grant',
  'SRV-01': 'audience',
  'SRV-02': 'method',
  'SRV-07': 'scope',
  'TOK-06': 'signature',
  'TOK-07': 'proof',
  'TOK-08': 'request',
};

/** Rules about several members, whose check is that of the member. */
const checksOfMembers: Readonly<Record<string, ServerCheckName>> = { iss: 'subject', sub: 'subject', aud: 'audience', jti: 'jti' };

/** The server's check that a finding stands for: that of its rule, or where a rule is about several members, of the one it is at. */
export function checkOfFinding(
  { rule, member }: Pick<Finding, 'rule' | 'member'>,
  endpoint?: RequestEvidence['endpoint'],
): ServerCheckName {
  const [part, name] = member ?? [];
  if (endpoint === 'api' || part !== 'claims' || !rulesOfMembers.has(rule)) return checkOfRule(rule, endpoint);
  return checksOfMembers[String(name)] ?? 'request';
}

/** The server's check that a rule of the catalogue stands for; of a protected resource's checks where a call was refused. */
export function checkOfRule(rule: string, endpoint: RequestEvidence['endpoint'] = 'token'): ServerCheckName {
  const check = exceptions[rule] ?? families[rule.slice(0, 3)] ?? 'request';
  // An API has no opinion of how a token is written, but that it is none.
  const isForeign = rule.startsWith('ENC-') || !resourceChecks.some(({ name }) => name === check);
  return endpoint === 'api' && isForeign ? 'token' : check;
}
