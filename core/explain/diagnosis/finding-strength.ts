import type { Finding } from '../lint.ts';
import type { Strength } from './suspicion.ts';

/** Rules that every server keeps, so that breaking one settles it. What is an error elsewhere is refused by most. */
const certain: ReadonlySet<string> = new Set([
  'ENC-01',
  'ENC-02',
  'ENC-04',
  'ENC-05',
  'ENC-12',
  'HDR-01',
  'HDR-02',
  'HDR-03',
  'HDR-08',
  'ALG-03',
  'ALG-04',
  'ALG-12',
  'ALG-13',
  'ALG-15',
  'ALG-16',
  'CLM-01',
  'CLM-02',
  'CLM-03',
  'CLM-05',
  'AUD-01',
  'AUD-07',
  'TIM-01',
  'TIM-02',
  'TIM-04',
  'TIM-05',
  'REQ-01',
  'REQ-02',
  'REQ-03',
  'REQ-04',
  'REQ-07',
  'SRV-02',
  'TOK-05',
]);

/** What is said of an answer, or of a server, and keeps nobody from getting a token. */
const harmless: ReadonlySet<string> = new Set(['SRV-03', 'SRV-04', 'SRV-05', 'SRV-06', 'SRV-07', 'TIM-12', 'TOK-09', 'TOK-10', 'TOK-11']);

/** Remarks on what strict servers refuse nevertheless. */
const minded: ReadonlySet<string> = new Set(['AUD-03']);

/** How sure it is that a finding gets a request refused. A remark that no server minds is none; null says so. */
export function findingStrength({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): Strength | null {
  if (harmless.has(rule)) return null;
  if (severity === 'information') return minded.has(rule) ? 'possible' : null;
  if (severity === 'warning') return 'possible';
  return certain.has(rule) ? 'certain' : 'probable';
}
