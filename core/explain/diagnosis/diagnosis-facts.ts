import { registrationFields, type RegistrationFields } from '../../oauth/metadata-document.ts';
import type { RequestEvidence, ResponseEvidence, SentParameter } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import type { Said } from './said.ts';

/** How a request authenticates its client, by what stands in it. */
export type SentMethod = 'assertion' | 'client_secret_basic' | 'client_secret_post' | 'none';

/** What detectors look at: the evidence, what the server said, and what follows from both. */
export interface DiagnosisFacts extends Facts {
  readonly request: RequestEvidence;
  readonly response: ResponseEvidence;
  readonly said: Said;
  /** What of the metadata a registration takes over; null without metadata. */
  readonly server: RegistrationFields | null;
  /** NumericDate by the server's clock, as far as its `Date` tells. */
  readonly serverNow: number;
  /** All ways of authenticating that stand in the request. */
  readonly methods: readonly SentMethod[];
}

/** Adds what follows from request and response. */
export function diagnosisFacts(facts: Facts, request: RequestEvidence, response: ResponseEvidence, said: Said): DiagnosisFacts {
  const { metadata } = facts;
  return {
    ...facts,
    request,
    response,
    said,
    server: metadata === undefined ? null : registrationFields(metadata.document),
    serverNow: response.receivedAt + (response.clockOffset ?? 0),
    methods: methodsIn(request),
  };
}

/** The values of a form parameter as they were sent. */
export function sentValues({ request }: Pick<DiagnosisFacts, 'request'>, name: string): readonly string[] {
  return sentParameters(request, name).map(({ value }) => value);
}

/** The form parameters of a name. */
export function sentParameters({ parameters }: RequestEvidence, name: string): readonly SentParameter[] {
  return parameters?.filter((parameter) => parameter.name === name) ?? [];
}

/** The Authorization header as it was sent, a secret by its label; null without one. */
export function authorization({ headers }: RequestEvidence): SentParameter | null {
  return headers.find(({ name }) => name.toLowerCase() === 'authorization') ?? null;
}

function methodsIn(request: RequestEvidence): readonly SentMethod[] {
  const basic = authorization(request)?.value.toLowerCase().startsWith('basic ') === true;
  const methods: SentMethod[] = [];
  if (basic) methods.push('client_secret_basic');
  if (sentParameters(request, 'client_secret').length > 0) methods.push('client_secret_post');
  if (sentParameters(request, 'client_assertion').length > 0) methods.push('assertion');
  return methods.length === 0 ? ['none'] : methods;
}
