import { tokenKind } from '../../jose/token-kind.ts';
import { isSupplied } from '../facts.ts';
import { shownValue } from '../shown-value.ts';
import type { Cause } from './cause.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';
import { saidWords } from './rank.ts';
import type { Said } from './said.ts';
import { resourceChecks, tokenEndpointChecks, type ServerCheck, type ServerCheckName } from './server-check.ts';

/** How a check went at the server, as far as can be told from here. */
export type CheckState = 'passed' | 'failed' | 'unknowable';

/** One of the server's checks, judged. */
export interface JudgedCheck extends ServerCheck {
  readonly state: CheckState;
  /** Why that is thought, in a sentence. */
  readonly why: string;
  /** The first that failed. */
  readonly first: boolean;
}

const assertionChecks: readonly ServerCheckName[] = ['algorithm', 'key', 'signature', 'subject', 'audience', 'times', 'jti', 'proof'];

/** The checks that this request goes through, in the server's order. */
export function checksOf({ request, methods }: Pick<DiagnosisFacts, 'request' | 'methods'>): readonly ServerCheck[] {
  if (request.endpoint === 'api') return resourceChecks;
  if (methods.includes('assertion')) return tokenEndpointChecks;
  const secret = methods.some((method) => method !== 'none');
  return tokenEndpointChecks.flatMap((check) => {
    if (check.name === 'signature' && secret) return [{ ...check, question: 'Does the secret match?' }];
    return assertionChecks.includes(check.name) ? [] : [check];
  });
}

/** The server's view of the request: each check with how it went. */
export function judgeChecks(facts: DiagnosisFacts, causes: readonly Cause[]): readonly JudgedCheck[] {
  const checks = checksOf(facts);
  const failed = (name: ServerCheckName) =>
    causes.find(({ check, verdict, confidence }) => check === name && (verdict === 'cause' || (verdict === 'likely' && confidence >= 0.5)));
  const why = (name: ServerCheckName): string | null => failed(name)?.title ?? saidToFail(facts.said, name);
  const first = checks.find(({ name }) => why(name) !== null);
  return checks.map((check) => {
    const failure = why(check.name);
    if (failure !== null) return { ...check, state: 'failed', why: failure, first: check === first };
    const past = gotPast(facts, check.name);
    if (past !== null) return { ...check, state: 'passed', why: past, first: false };
    const other = causes.find((each) => each.check === check.name);
    if (other !== undefined) return { ...check, state: 'unknowable', why: `${other.title} The server may not mind.`, first: false };
    const passed = seen[check.name]?.(facts) ?? null;
    return passed === null
      ? { ...check, state: 'unknowable', why: unseen[check.name] ?? 'Only the server knows.', first: false }
      : { ...check, state: 'passed', why: passed, first: false };
  });
}

/** What a server says of one check alone has decided that check, whatever its cause is. */
function saidToFail(said: Said, name: ServerCheckName): string | null {
  const { specific, checks, meaning } = said;
  if (!specific || checks?.length !== 1 || checks[0] !== name) return null;
  return `The server says so: ${meaning ?? saidWords(said)}`;
}

const afterAuthentication: readonly ServerCheckName[] = ['proof', 'grant', 'scope'];

/** A server that complains of the grant or the scope has taken the client for what it says it is. */
function gotPast({ said, request }: DiagnosisFacts, name: ServerCheckName): string | null {
  const { checks } = said;
  if (request.endpoint === 'api' || checks === null || checks.length === 0 || afterAuthentication.includes(name)) return null;
  if (!checks.every((each) => afterAuthentication.includes(each))) return null;
  return `The server got past this: it complains of something later, ${saidWords(said)}.`;
}

/** What can be seen to be right from here. */
const seen: Readonly<Partial<Record<ServerCheckName, (facts: DiagnosisFacts) => string | null>>> = {
  request: ({ request, methods }) =>
    request.endpoint !== 'api' && request.parameters !== null && methods.length === 1 ? 'A form with one way of authenticating.' : null,
  key: ({ key, keys }) =>
    keys !== undefined && key !== null && keys.keys.some(({ thumbprint }) => thumbprint !== null && thumbprint === key.thumbprint)
      ? `${shownValue(key.kid ?? key.label)} is in ${keys.from}.`
      : null,
  signature: ({ checkedSignature }) => (checkedSignature?.state === 'verified' ? `It matches ${shownValue(checkedSignature.key)}.` : null),
  subject: ({ claims, clientId }) =>
    clientId !== null && claims?.['iss'] === clientId && claims['sub'] === clientId ? `Both are ${shownValue(clientId)}.` : null,
  audience: ({ claims, server, request, audiences }) => {
    if (request.endpoint === 'api') return null;
    const { aud } = claims ?? {};
    return typeof aud === 'string' && audiences?.length === 1 && aud === server?.issuer
      ? 'It is the issuer of the server’s metadata.'
      : null;
  },
  times: ({ claims, response }) =>
    claims !== null && response.clockOffset !== null && typeof claims['exp'] === 'number'
      ? 'By the server’s own “Date” it is valid.'
      : null,
  jti: (facts) => (typeof facts.claims?.['jti'] === 'string' && isSupplied(facts, 'history') ? 'It was not sent from here before.' : null),
  token: ({ use, read }) =>
    use === 'access-token' && read !== null && tokenKind(read).name === 'access token' ? 'It looks like one.' : null,
};

const unseen: Readonly<Partial<Record<ServerCheckName, string>>> = {
  client: 'Only the server knows which clients it has.',
  method: 'Only the server knows how this client is registered.',
  algorithm: 'Only the server knows which algorithm is registered.',
  key: 'Which keys the server has for the client is not known here.',
  signature: 'It depends on the key or secret that the server has.',
  audience: 'Which audiences the server takes is not known here.',
  times: 'The server’s clock is not known here.',
  jti: 'The server may have seen it before.',
  proof: 'Whether the server wants a DPoP proof is not known here.',
  grant: 'Only the server knows which grants this client may use.',
  scope: 'Only the server knows what this client may have.',
  token: 'What was sent does not say that it is one.',
};
