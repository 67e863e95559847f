import type { GivenExchange } from '../contract/explanations.ts';
import type { NamedValue } from '../contract/values.ts';
import { parseHttpDate } from '../jose/http-date.ts';
import { readJsonObject } from '../jose/json-reader.ts';
import { fieldValue } from '../oauth/received-response.ts';
import { maskLabel, type SecretKind } from '../oauth/wire-text.ts';
import { endpointOfRequest } from './endpoint-of-request.ts';
import type { RequestEvidence, ResponseEvidence, SentParameter } from './evidence.ts';
import type { JsonObject } from '../contract/values.ts';

const secretParameters: Readonly<Record<string, SecretKind>> = {
  client_secret: 'client_secret',
  refresh_token: 'refresh_token',
  access_token: 'access_token',
  token: 'token',
  subject_token: 'token',
  actor_token: 'token',
};

/** The request of an exchange from elsewhere, with its secrets masked; what they were is in nobody's hands after this. */
export function givenRequest({ request }: GivenExchange, metadata: JsonObject | null): RequestEvidence {
  const { method, url, body } = request;
  const type = fieldValue(request.headers, 'content-type') ?? '';
  const form = /^application\/x-www-form-urlencoded\b/i.test(type.trim()) || (type === '' && /^[\w.]+=/.test(body ?? ''));
  const parameters =
    form && body !== null ? [...new URLSearchParams(body)].slice(0, 500).map(([name, value]) => masked(name, value)) : null;
  return {
    endpoint: endpointOfRequest({ url, parameters }, metadata),
    method,
    url,
    headers: request.headers.map(maskedHeader),
    parameters,
  };
}

function masked(name: string, value: string): SentParameter {
  const secret = Object.hasOwn(secretParameters, name) ? (secretParameters[name] ?? null) : null;
  return { name, value: secret === null ? value : maskLabel(secret), secret };
}

function maskedHeader({ name, value }: NamedValue): SentParameter {
  const scheme = /^(\w+) +/.exec(value)?.[1];
  if (name.toLowerCase() !== 'authorization' || scheme === undefined) return { name, value, secret: null };
  const secret = scheme.toLowerCase() === 'basic' ? 'basic_credentials' : 'access_token';
  return { name, value: `${scheme} ${maskLabel(secret)}`, secret };
}

/**
 * The response of an exchange from elsewhere. Where nobody says when it came, it came when the server says so.
 * @param now milliseconds
 */
export function givenResponse({ response, receivedAt }: GivenExchange, now: number): ResponseEvidence {
  const { status, headers, body } = response;
  const date = parseHttpDate(fieldValue(headers, 'date') ?? '');
  const at = receivedAt ?? date ?? now;
  return {
    status,
    headers,
    body,
    json: readJsonObject(body).value,
    receivedAt: Math.floor(at / 1000),
    clockOffset: date === null || receivedAt === undefined ? null : Math.round((date - receivedAt) / 1000),
  };
}
