import { wireRequest } from '../../../core/oauth/wire-request.ts';
import { plainWireText } from '../../../core/oauth/wire-text.ts';
import type { HttpOptions, OutgoingRequest } from '../../http/http-client.ts';

/** Metadata and key sets are small and answered at once, or something is wrong. */
export const documentLimits: HttpOptions = { timeout: 10_000, bodyLimit: 1_000_000 };

/** Asks for a public JSON document: metadata or a key set. */
export function documentRequest(url: string): OutgoingRequest {
  const request = wireRequest({ method: 'GET', url, headers: [{ name: 'accept', value: ['application/json'] }], body: null });
  return {
    method: request.method,
    url: request.url,
    headers: request.headers.map(({ name, value }) => ({ name, value: plainWireText(value) })),
    body: null,
  };
}
