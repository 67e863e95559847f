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
    methods: methodsIn(request),
  };
}

/** The first form parameter of a name; null without one. */
export function sentParameter({ parameters }: RequestEvidence, name: string): SentParameter | null {
  return parameters?.find((parameter) => parameter.name === name) ?? null;
}

/** The Authorization header as it was sent, a secret by its label; null without one. */
export function authorization({ headers }: RequestEvidence): SentParameter | null {
  return headers.find(({ name }) => name.toLowerCase() === 'authorization') ?? null;
}

function methodsIn(request: RequestEvidence): readonly SentMethod[] {
  const methods: SentMethod[] = [];
  if (authorization(request)?.value.toLowerCase().startsWith('basic ') === true) methods.push('client_secret_basic');
  if (sentParameter(request, 'client_secret') !== null) methods.push('client_secret_post');
  if (sentParameter(request, 'client_assertion') !== null) methods.push('assertion');
  return methods.length === 0 ? ['none'] : methods;
}
