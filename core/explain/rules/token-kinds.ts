import { rfc } from '../../jose/sources.ts';
import { tokenKind } from '../../jose/token-kind.ts';
import type { TokenKindName } from '../../jose/token.ts';
import type { TokenUse } from '../evidence.ts';
import type { Fix } from '../fix.ts';
import { rule, type Found } from '../rule.ts';
import { authorization, parametersNamed } from './sent-request.ts';

/** Kinds that are no surprise for a use. */
const fitting: Readonly<Record<TokenUse, readonly TokenKindName[]>> = {
  'client-assertion': ['client assertion', 'grant assertion'],
  grant: ['grant assertion', 'client assertion'],
  'access-token': ['access token', 'encrypted token'],
  'id-token': ['ID token', 'encrypted token', 'nested JWT'],
  'dpop-proof': ['DPoP proof'],
};

/** Kinds that say nothing of what a token is for. */
const plain: ReadonlySet<TokenKindName> = new Set(['JWT', 'JWS', 'opaque token', 'nested JWT', 'detached JWS', 'unencoded JWS']);

const useWords: Readonly<Record<TokenUse, string>> = {
  'client-assertion': 'a client assertion',
  grant: 'an authorization grant',
  'access-token': 'an access token',
  'id-token': 'an ID token',
  'dpop-proof': 'a DPoP proof',
};

/** RFC 6750 2.1. */
const bearerToken = /^[A-Za-z0-9\-._~+/]+=*$/;

/** What a token is, against what it is used as. */
export const tokenKindRules = [
  rule({
    id: 'TOK-01',
    title: 'The token is of the kind that it is used as',
    about:
      'What a token is shows in “typ” and in its claims: ID token, access token, client assertion, DPoP proof, logout token and others. Each has its readers, and others should refuse it.',
    severity: 'information',
    needs: ['signed'],
    sources: [rfc(8725, '3.11'), rfc(7515, '4.1.9')],
    check: ({ signed, use }) => {
      const { name, reason } = tokenKind(signed);
      if (plain.has(name) || fitting[use].includes(name)) return null;
      return { message: `As ${useWords[use]} it is judged, and it looks like another kind: ${name}. ${reason}`, member: ['token'] };
    },
  }),
  rule({
    id: 'TOK-02',
    title: 'The token can be read',
    about:
      'Access and refresh tokens may be any text. One without three segments is no fault: only the server that issued it knows what it means, and introspection (RFC 7662) asks it.',
    severity: 'information',
    uses: ['access-token'],
    needs: ['signed'],
    sources: [rfc(6749, '1.4'), rfc(7662, '2.1')],
    check: ({ signed }) =>
      signed.form === 'opaque' && signed.segments.length === 0 && signed.text !== ''
        ? {
            message: 'It is opaque: not a JWT, which is no fault. What it says only the server can tell, by introspection.',
            member: ['token'],
          }
        : null,
  }),
  rule({
    id: 'TOK-05',
    title: 'What is sent to the API is an access token',
    about:
      'An ID token tells a client who signed in, a refresh token is for the token endpoint. APIs refuse both, and should; each given to an API is one too many who has it.',
    severity: 'error',
    uses: ['access-token'],
    needs: ['request'],
    partly: ['token'],
    sources: [rfc(9068, '4'), rfc(8725, '3.12')],
    check: ({ request, read, sentToken }) => {
      const field = authorization(request);
      if (request.endpoint !== 'api' || field === null) return null;
      const kind = sentToken?.kind ?? field.sent.secret ?? (read === null ? null : tokenKind(read).name);
      const member = ['request', 'headers', 'authorization'] as const;
      const fix = sendAccessToken(sentToken?.goodAccessToken ?? null);
      if (kind === 'id_token' || kind === 'ID token') {
        return {
          message: 'An ID token is sent to the API. It says to the client who signed in; the API wants the access token.',
          member,
          fix,
        };
      }
      if (kind === 'refresh_token' || kind === 'refresh token') {
        return {
          message: 'A refresh token is sent to the API. It is for the token endpoint alone; the API wants the access token.',
          member,
          fix,
        };
      }
      if (kind === 'client assertion' || kind === 'DPoP proof') {
        return { message: `A ${kind} is sent to the API as a token. The API wants the access token that the server gives for it.`, member };
      }
      return null;
    },
  }),
  rule({
    id: 'TOK-08',
    title: 'The token stands in the Authorization header, once',
    about:
      'It is written “Authorization: Bearer” or “DPoP”, one space, the token. The query and the body are other places for it, and to use two of them at once is an error.',
    severity: 'error',
    uses: ['access-token'],
    needs: ['request'],
    sources: [rfc(6750, '2')],
    check: ({ request }) => {
      if (request.endpoint !== 'api') return null;
      const fields = request.headers.filter(({ name }) => name.toLowerCase() === 'authorization');
      const places = [
        ...(fields.length === 0 ? [] : ['the Authorization header']),
        ...(/[?&]access_token=/.test(request.url) ? ['the URL'] : []),
        ...parametersNamed(request, 'access_token').map(() => 'the body'),
      ];
      const member = ['request', 'headers', 'authorization'] as const;
      const found: Found[] = [];
      if (fields.length > 1) {
        const message = `There are ${fields.length} Authorization headers, and there may be one: a server reads the first alone, or refuses the call.`;
        found.push({ message, member, source: rfc(9110, '5.3') });
      }
      if (places.length > 1) found.push({ message: `The token is sent ${places.length} times: in ${places.join(' and in ')}.`, member });
      const [field] = fields;
      const fault = field === undefined ? null : fieldFault(field.value, field.secret !== null);
      if (fault !== null) found.push({ message: fault, member });
      return found;
    },
  }),
];

function sendAccessToken(id: string | null): Fix | undefined {
  if (id === null) return undefined;
  return { title: 'Send the access token', changes: [{ of: 'call', change: 'set', name: 'tokenId', value: id }] };
}

function fieldFault(value: string, masked: boolean): string | null {
  const match = /^(\S+)( +)(.*)$/s.exec(value);
  if (match === null) {
    return /^eyJ|^‹/.test(value) ? 'The Authorization header holds the token alone; “Bearer” and a space go before it.' : null;
  }
  const [, scheme = '', space = '', token = ''] = match;
  if (!/^(?:bearer|dpop)$/i.test(scheme)) {
    return /^(?:bearer|token|jwt)[:=]?$/i.test(scheme) ? `The Authorization header begins with “${scheme}”; the scheme is “Bearer”.` : null;
  }
  if (space.length > 1) return `${space.length} spaces follow “${scheme}”; there has to be one.`;
  if (masked || bearerToken.test(token)) return null;
  if (/^bearer\s/i.test(token)) return '“Bearer” stands twice in the Authorization header.';
  return token === ''
    ? `Nothing follows “${scheme}” in the Authorization header.`
    : 'The token in the Authorization header has a character that no token may have, such as a quotation mark or a space.';
}
