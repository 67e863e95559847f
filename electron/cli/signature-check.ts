import { join } from 'node:path';
import type { SignatureState } from '../../core/contract/tokens.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { verifyToken } from '../../core/jose/verification.ts';
import { dataDirectory } from '../store/data-directory.ts';
import { fs } from './quick-builtins.ts';
import { withApi } from './session.ts';
import type { Terminal } from './terminal.ts';

const reasons = {
  opaque: 'An opaque token has no signature to check.',
  jwe: 'An encrypted token has no signature of its own; what it encrypts may have one.',
} as const;

/**
 * What is known of a token's signature. The held keys are asked only where there is a database, so that without one
 * nothing of it is loaded. A vault or database that cannot be used leaves the signature unchecked, and is the reason.
 */
export async function checkSignature({ form, text }: ReadToken, terminal: Terminal): Promise<SignatureState> {
  if (form !== 'jws') return { state: 'unchecked', reason: reasons[form] };
  if (!fs.existsSync(join(dataDirectory(process.env), 'assay.db'))) return await checkWithoutKeys(text);
  try {
    return await withApi(terminal, (api) => api.tokens.verify({ token: text }));
  } catch (error) {
    return { state: 'unchecked', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function checkWithoutKeys(token: string): Promise<SignatureState> {
  const verification = await verifyToken(token, []);
  if (verification.state === 'failed') return { state: 'failed', reason: verification.reason, key: null };
  return { state: 'unchecked', reason: verification.state === 'unchecked' ? verification.reason : 'No key is held.' };
}
