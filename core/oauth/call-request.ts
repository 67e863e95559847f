import type { CallDraft } from '../contract/calls.ts';
import type { WireRequest } from '../contract/exchanges.ts';
import { typedFieldValue } from './typed-credentials.ts';
import { wireRequest } from './wire-request.ts';
import type { SecretMark } from './wire-text.ts';

/**
 * A call of a protected resource as it goes over the wire, for sending and for preview. The token, if any, goes into
 * `authorization` as RFC 6750 2.1 has it, after the headers that the person chose. Credentials in those are marked as well.
 */
export function buildCallRequest(call: Omit<CallDraft, 'tokenId'>, token: SecretMark | null): WireRequest {
  const authorization = token === null ? [] : [{ name: 'authorization', value: ['Bearer ', token] }];
  return wireRequest({
    method: call.method,
    url: call.url,
    headers: [...call.headers.map((field) => ({ name: field.name, value: typedFieldValue(field) })), ...authorization],
    body: call.body === '' ? null : [call.body],
  });
}
