import type { OpenedToken } from '../../core/contract/token-opening.ts';
import { lint, type Finding } from '../../core/explain/lint.ts';
import { judgedOpening } from '../../core/explain/opened-evidence.ts';
import { profileInForce } from '../../core/explain/profiles/profile-in-force.ts';
import { bySeverity } from '../../core/explain/severity.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { dataDirectory } from '../store/data-directory.ts';
import { readOwnProfiles } from '../store/own-profiles.ts';
import type { Api } from './session.ts';

/**
 * What the rules find in an encrypted token once it is open, as an access token and now: how it is encrypted, the claims in it, and whether
 * anybody is known to have signed them. A signed token inside is checked with the held keys. Nothing is found in a token that stayed shut.
 */
export async function openedFindings(read: ReadToken, opened: OpenedToken, api: Api): Promise<readonly Finding[]> {
  const judged = judgedOpening(read, opened);
  if (judged === null) return [];
  const { holds, inner } = judged;
  const verified = inner !== null && (await api.tokens.verify({ token: inner.text })).state === 'verified';
  const issuer = judged.read.claims?.['iss'];
  const { profile } = profileInForce(
    { issuer: typeof issuer === 'string' ? issuer : '', tokenEndpoint: '' },
    readOwnProfiles(dataDirectory(process.env)).profiles,
  );
  const at = Math.floor(Date.now() / 1000);
  const { findings } = lint({ use: 'access-token', at, profile, token: { draft: false, read: judged.read }, opened: { holds, verified } });
  return findings.toSorted((one, other) => bySeverity(one.severity, other.severity));
}
