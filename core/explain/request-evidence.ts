import type { WireRequest } from '../contract/exchanges.ts';
import { fieldValue } from '../oauth/received-response.ts';
import { displayWireText, maskLabel, type SecretKind, type SecretMark, type WireText } from '../oauth/wire-text.ts';
import type { RequestEvidence, SentParameter } from './evidence.ts';

/** Parameters of a body that are looked at. */
const mostParameters = 500;

/** A request as evidence, previewed or sent: what is secret in it stays masked, client assertions and grants excepted. */
export function requestEvidence(request: WireRequest, endpoint: RequestEvidence['endpoint']): RequestEvidence {
  const headers = request.headers.map(({ name, value }) => sent(name, value));
  const type = fieldValue(headers, 'content-type') ?? '';
  const form = /^application\/x-www-form-urlencoded\b/i.test(type.trim());
  return {
    endpoint,
    method: request.method,
    url: request.url,
    headers,
    parameters: form && request.body !== null ? formParameters(request.body) : null,
  };
}

function sent(name: string, value: WireText): SentParameter {
  const masked = value.find((part): part is SecretMark => typeof part !== 'string' && part.text === undefined);
  return { name, value: displayWireText(value), secret: masked?.secret ?? null };
}

/** Splits a form body whose secrets are marked. */
function formParameters(body: WireText): SentParameter[] {
  const kinds = new Map<string, SecretKind>();
  for (const part of body) if (typeof part !== 'string') kinds.set(part.text ?? maskLabel(part.secret), part.secret);
  const parameters = [...new URLSearchParams(displayWireText(body))];
  return parameters.slice(0, mostParameters).map(([name, value]) => ({ name, value, secret: kinds.get(value) ?? null }));
}
