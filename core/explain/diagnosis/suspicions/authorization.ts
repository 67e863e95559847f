import { freshToken, type Fix } from '../../fix.ts';
import { listed, shownValue } from '../../shown-value.ts';
import { sentParameter } from '../diagnosis-facts.ts';
import type { Detector } from '../suspicion.ts';

/** A server that wants a DPoP proof where none was sent. */
export const proofDetector: Detector = ({ request, said }) => {
  if (said.checks?.[0] !== 'proof' || request.headers.some(({ name }) => name.toLowerCase() === 'dpop')) return null;
  return {
    id: 'proof-missing',
    check: 'proof',
    strength: 'certain',
    title: 'The server wants a DPoP proof with the request (RFC 9449), and none was sent.',
    advice:
      'Assay’s requests carry none. Ask the operator for a client without DPoP to try on, or send the proof with a program of your own.',
  };
};

/** A refresh token that the server takes no more. */
export const refreshTokenDetector: Detector = ({ request, said }) => {
  const refreshes = request.endpoint === 'token' && sentParameter(request, 'grant_type')?.value === 'refresh_token';
  const named = said.rules.includes('refresh-token');
  if (!refreshes || !(named || (said.code === 'invalid_grant' && !said.specific))) return null;
  return {
    id: 'refresh-token',
    check: 'grant',
    strength: named ? 'certain' : 'probable',
    title: 'The server does not take this refresh token: it has ended, was used before or revoked, or belongs to another client.',
    advice: 'Request a token anew, with the grant that the refresh token came from.',
    fix: freshToken,
  };
};

/** A client that may not use the grant, although the server has it. */
export const grantDetector: Detector = ({ request, said, server }) => {
  const grant = sentParameter(request, 'grant_type')?.value ?? '';
  if (said.checks?.[0] !== 'grant' || grant === '' || said.code === 'invalid_grant' || said.code === 'unsupported_grant_type') return null;
  const offered = server?.grants ?? [];
  return {
    id: 'grant-not-allowed',
    check: 'grant',
    strength: 'probable',
    title: `This client may not use the grant ${shownValue(grant)}.`,
    because: offered.includes(grant) ? ['The server itself has the grant: its metadata lists it.'] : [],
    advice: 'Have the grant allowed in the client’s registration at the server, or use one that is.',
  };
};

/** A scope that the server does not know, or does not give to this client. */
export const scopeDetector: Detector = ({ request, said, server }) => {
  if (said.checks?.[0] !== 'scope' || request.endpoint === 'api' || said.code === 'invalid_target') return null;
  const scope = sentParameter(request, 'scope')?.value ?? '';
  if (scope === '')
    return { id: 'scope-missing', check: 'scope', strength: 'probable', title: 'The server wants a “scope”, and none was sent.' };
  // What no scope may look like has a rule of its own.
  if (/[^\x21\x23-\x5b\x5d-\x7e ]/.test(scope)) return null;
  const known = server?.scopes ?? [];
  const asked = scope.split(' ').filter((value) => value !== '');
  const foreign = known.length === 0 ? [] : asked.filter((value) => !known.includes(value));
  if (foreign.some((value) => value.includes(','))) {
    const spaced = scope.replaceAll(/\s*,\s*/g, ' ');
    const title = `“scope” is ${shownValue(scope)}. Its values are separated by single spaces, not by commas.`;
    return { id: 'REQ-09', check: 'scope', strength: 'certain', title, fix: scopeFix('Separate the values by spaces', spaced) };
  }
  const left = asked.filter((value) => !foreign.includes(value)).join(' ');
  const title =
    foreign.length > 0
      ? `${listed(foreign)} ${foreign.length === 1 ? 'is no scope' : 'are no scopes'} of this server; its metadata lists ${listed(known.slice(0, 12))}.`
      : `This client may not have the scope ${shownValue(scope)}.`;
  return {
    id: 'scope-not-allowed',
    check: 'scope',
    strength: foreign.length > 0 ? 'certain' : 'probable',
    title,
    advice: 'Have the scope granted to the client at the server. Without “scope” a server gives what it gives by default.',
    fix: foreign.length > 0 && left !== '' ? scopeFix(`Ask for ${shownValue(left)} alone`, left) : withoutScope,
  };
};

const withoutScope: Fix = { title: 'Ask without “scope”', changes: [{ of: 'parameters', change: 'remove', name: 'scope' }] };

function scopeFix(title: string, value: string): Fix {
  return { title, changes: [{ of: 'parameters', change: 'set', name: 'scope', value }] };
}
