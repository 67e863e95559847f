import type { JsonObject } from '../../contract/values.ts';
import { utcText } from '../../jose/time-words.ts';
import type { RequestEvidence } from '../evidence.ts';
import type { Cause } from './cause.ts';
import { checkGroups } from './check-groups.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';
import type { JudgedCheck } from './judged-check.ts';
import { saidWords } from './rank.ts';

const marks = { passed: '+', failed: 'x', unknowable: '?' } as const;

/** Claims that say nothing about a person and are needed to find the request in a log. */
const shownClaims = ['iss', 'sub', 'aud', 'jti', 'iat', 'nbf', 'exp'];
const shownHeader = ['alg', 'kid', 'typ', 'x5t', 'x5t#S256'];

const requestWords: Readonly<Record<RequestEvidence['endpoint'], string>> = {
  token: 'A token request',
  par: 'A pushed authorization request',
  introspection: 'An introspection request',
  revocation: 'A revocation request',
  api: 'A call of a protected resource',
};

/** Headers by which an operator finds a request in a log. */
const traceHeaders = ['x-request-id', 'x-correlation-id', 'x-ms-request-id', 'x-okta-request-id', 'request-id', 'traceparent', 'cf-ray'];

/** What happened, for a ticket: no secret, no token and no signature is in it. */
export function summaryText(facts: DiagnosisFacts, causes: readonly Cause[], checks: readonly JudgedCheck[]): string {
  const { request, response, said, clientId, header, claims } = facts;
  const parameters = request.parameters?.map(({ name }) => name).join(', ') ?? null;
  const trace = response.headers.filter(({ name }) => traceHeaders.includes(name.toLowerCase()));
  const [first] = causes;
  return [
    `${requestWords[request.endpoint]} was refused.`,
    '',
    `Request: ${request.method} ${withoutQuery(request.url)}`,
    `Time: ${utcText(response.receivedAt * 1000)}`,
    ...(response.clockOffset === null ? [] : [`Clock difference: ${response.clockOffset} s (the server’s minus ours)`]),
    ...(clientId === null ? [] : [`client_id: ${clientId}`]),
    ...(parameters === null ? [] : [`Parameters: ${parameters}`]),
    ...(header === null || request.endpoint === 'api' ? [] : [`JOSE Header: ${members(header, shownHeader)}`]),
    ...(claims === null || request.endpoint === 'api' ? [] : [`Claims: ${members(claims, shownClaims)}`]),
    `Answer: status ${said.status}, ${saidWords(said)}`,
    ...trace.map(({ name, value }) => `${name}: ${value.slice(0, 200)}`),
    '',
    'Checks, as seen from the client:',
    ...checkGroups(checks).flatMap(({ questions, state, why }) => {
      const lines = questions.map((question) => `[${marks[state]}] ${question}`);
      return [...lines.slice(0, -1), `${lines.at(-1) ?? ''} ${why}`];
    }),
    '',
    ...(first === undefined ? [] : [`Most likely: ${first.title}`, ...(first.advice === null ? [] : [first.advice])]),
    '',
  ].join('\n');
}

/** A query may hold what should not have been in it. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

function members(object: JsonObject, names: readonly string[]): string {
  const shown = names.filter((name) => object[name] !== undefined).map((name) => [name, object[name]]);
  return JSON.stringify(Object.fromEntries(shown)).slice(0, 1000);
}
