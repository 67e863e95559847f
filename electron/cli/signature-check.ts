import { join } from 'node:path';
import type { SignatureState } from '../../core/contract/tokens.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { hidesPayload } from '../../core/jose/unreadable-token.ts';
import { verifyToken } from '../../core/jose/verification.ts';
import { dataDirectory } from '../store/data-directory.ts';
import { fs } from './quick-builtins.ts';
import { withApi } from './session.ts';
import type { Terminal } from './terminal.ts';

type Check = (token: string) => Promise<SignatureState>;

const reasons = {
  opaque: 'An opaque token has no signature to check.',
  'cut off': 'The token was cut off or added to, so the text that was signed is not here.',
  jwe: 'An encrypted token has no signature of its own; what it encrypts may have one.',
} as const;

/** What is known of a signature that nobody has looked at. */
export const notChecked: SignatureState = { state: 'unchecked', reason: 'It was not checked.' };

/**
 * What is known of tokens' signatures, in their order. The held keys are asked only where there is a database, so that without one nothing
 * of it is loaded. A vault or database that cannot be used leaves the signatures unchecked, and is the reason.
 */
export async function checkSignatures(tokens: readonly ReadToken[], terminal: Terminal): Promise<SignatureState[]> {
  const signed = tokens.some(({ form }) => form === 'jws');
  if (!signed || !fs.existsSync(join(dataDirectory(process.env), 'assay.db'))) return await checkEach(tokens, checkWithoutKeys);
  try {
    return await withApi(terminal, (api) => checkEach(tokens, (token) => api.tokens.verify({ token })));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return await checkEach(tokens, async () => ({ state: 'unchecked', reason }));
  }
}

async function checkEach(tokens: readonly ReadToken[], check: Check): Promise<SignatureState[]> {
  const states: SignatureState[] = [];
  for (const token of tokens) {
    states.push(token.form === 'jws' ? await check(token.text) : { state: 'unchecked', reason: reasons[reasonFor(token)] });
  }
  return states;
}

/** What begins with a JOSE Header is no opaque token, also where its segments are not all there. */
function reasonFor({ form, segments }: ReadToken): keyof typeof reasons {
  if (hidesPayload({ form, segments })) return 'jwe';
  return segments.length > 0 ? 'cut off' : 'opaque';
}

async function checkWithoutKeys(token: string): Promise<SignatureState> {
  const verification = await verifyToken(token, []);
  if (verification.state === 'failed') return { state: 'failed', reason: verification.reason, key: null };
  return { state: 'unchecked', reason: verification.state === 'unchecked' ? verification.reason : 'No key is held.' };
}

/** A signature's state for programs. */
export function signatureJson(signature: SignatureState) {
  if (signature.state === 'verified') return { state: signature.state, key: signature.key };
  const key = signature.state === 'failed' && signature.key !== null ? { key: signature.key } : {};
  return { state: signature.state, reason: signature.reason, ...key };
}
