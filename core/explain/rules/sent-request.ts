import type { RequestEvidence, SentParameter } from '../evidence.ts';
import type { Fix, ParameterChange } from '../fix.ts';

/** A way of authenticating that a request shows (RFC 6749 2.3, RFC 7523 2.2). */
export type ShownAuthentication = 'assertion' | 'secret' | 'basic';

/** All parameters of a name, in order; none where the body is no form. */
export function parametersNamed({ parameters }: RequestEvidence, name: string): readonly SentParameter[] {
  return parameters?.filter((parameter) => parameter.name === name) ?? [];
}

/** The value of the first parameter of a name, empty ones counted as missing (RFC 6749 3.1, 3.2); null without one. */
export function parameterValue(request: RequestEvidence, name: string): string | null {
  const value = parametersNamed(request, name)[0]?.value ?? '';
  return value === '' ? null : value;
}

/** The request's `Authorization` field, taken apart at the first space; null without one. */
export function authorization({
  headers,
}: RequestEvidence): { readonly scheme: string; readonly rest: string; readonly sent: SentParameter } | null {
  const sent = headers.find(({ name }) => name.toLowerCase() === 'authorization');
  if (sent === undefined) return null;
  const space = sent.value.indexOf(' ');
  if (space === -1) return { scheme: sent.value, rest: '', sent };
  return { scheme: sent.value.slice(0, space), rest: sent.value.slice(space + 1), sent };
}

/** How the client authenticates in a request; several where it does so twice. */
export function shownAuthentication(request: RequestEvidence): readonly ShownAuthentication[] {
  const shown: ShownAuthentication[] = [];
  if (parameterValue(request, 'client_assertion') !== null) shown.push('assertion');
  if (parameterValue(request, 'client_secret') !== null) shown.push('secret');
  if (authorization(request)?.scheme.toLowerCase() === 'basic') shown.push('basic');
  return shown;
}

/** Sets one request parameter. */
export function setParameter(name: string, value: string, title: string): Fix {
  return { title, changes: [{ change: 'set', of: 'parameters', name, value }] };
}

/** Takes a parameter of the draft out; one that the authentication method adds stays. */
export function removed(name: string): ParameterChange {
  return { change: 'remove', of: 'parameters', name };
}

/** Takes the draft's parameters of a name out. */
export function removeParameter(name: string): Fix {
  return { title: `Take “${name}” out of the request`, changes: [removed(name)] };
}

/** Sends the request somewhere else, now and from now on. */
export function sendTo(url: string, title: string): Fix {
  return {
    title,
    changes: [
      { change: 'set', of: 'request', name: 'tokenEndpoint', value: url },
      { change: 'set', of: 'registration', name: 'tokenEndpoint', value: url },
    ],
  };
}
