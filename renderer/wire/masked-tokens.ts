import type { Exchange } from '../../core/contract/exchanges.ts';
import type { SecretKind } from '../../core/oauth/wire-text.ts';

const tokenKinds: readonly SecretKind[] = ['access_token', 'refresh_token', 'id_token', 'token'];

/** Whether an exchange has tokens in it whose text is masked, and that could be shown. */
export function hasMaskedTokens({ request, response }: Pick<Exchange, 'request' | 'response'>): boolean {
  const headers = [...request.headers, ...(response?.headers ?? [])];
  const wire = [...headers.flatMap((header) => header.value), ...(request.body ?? []), ...(response?.body.text ?? [])];
  return wire.some((part) => typeof part !== 'string' && part.text === undefined && tokenKinds.includes(part.secret));
}
