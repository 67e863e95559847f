import { fieldValue } from '../../../oauth/received-response.ts';
import { parseWwwAuthenticate } from '../../../oauth/www-authenticate.ts';
import { freshToken, type Fix } from '../../fix.ts';
import { isObject } from '../../../jose/value-words.ts';
import { shownValue } from '../../shown-value.ts';
import { authorization, type DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector, SuspicionParts } from '../suspicion.ts';

const kindWords = { access_token: 'access token', refresh_token: 'refresh token', id_token: 'ID token' } as const;

/** What is wrong with the token of a call: none, one of another kind, one that was revoked or has ended, one that is bound to a key. */
export const sentTokenDetector: Detector = (facts) => {
  const { request, sentToken, at } = facts;
  if (request.endpoint !== 'api') return null;
  const field = authorization(request);
  if (field === null) return noToken(facts);
  if (sentToken !== undefined && sentToken.kind !== 'access_token') {
    const title = `The ${kindWords[sentToken.kind]} was sent; an API takes the access token.`;
    return { id: 'TOK-05', check: 'token', strength: 'certain', title, fix: sendAccessToken(facts) };
  }
  if (sentToken?.revoked === true) {
    const title = 'The access token was revoked from here.';
    return { id: 'token-revoked', check: 'token', strength: 'certain', title, fix: sendAccessToken(facts) };
  }
  const ended = sentToken?.expiresAt ?? null;
  if (ended !== null && ended <= at) {
    const title = 'The access token has ended.';
    return { id: 'TIM-02', check: 'times', strength: 'certain', title, fix: sendAccessToken(facts) };
  }
  return boundToken(facts, field.value);
};

function noToken({ response }: DiagnosisFacts): SuspicionParts | null {
  if (response.status !== 401) return null;
  return {
    id: 'no-token',
    check: 'request',
    strength: 'certain',
    title: 'No token was sent with the call.',
    fix: { title: 'Send an access token with it', changes: [{ of: 'token', change: 'set', name: 'choice', value: 'newest' }] },
  };
}

function boundToken({ claims, sentToken }: DiagnosisFacts, field: string): SuspicionParts | null {
  const cnf = claims?.['cnf'];
  const byKey = isObject(cnf) && typeof cnf['jkt'] === 'string';
  const byCertificate = isObject(cnf) && typeof cnf['x5t#S256'] === 'string';
  const byType = sentToken?.tokenType?.toLowerCase() === 'dpop';
  if (!/^bearer /i.test(field) || !(byKey || byCertificate || byType)) return null;
  const how = byCertificate ? 'the client certificate that it is bound to' : 'a DPoP proof, as “Authorization: DPoP”';
  return {
    id: 'TOK-07',
    check: 'proof',
    strength: 'certain',
    title: `The access token is bound to a key and was sent as Bearer; it is only good with ${how}.`,
    advice: 'Ask for a token that is not bound, or send the proof with a program of your own.',
  };
}

function sendAccessToken({ sentToken }: DiagnosisFacts): Fix {
  const id = sentToken?.goodAccessToken ?? null;
  if (id === null) return freshToken;
  return { title: 'Send the access token', changes: [{ of: 'call', change: 'set', name: 'tokenId', value: id }] };
}

/** A token whose scope is too small for the call, as the API itself says. */
export const tokenScopeDetector: Detector = ({ request, response, claims, said }) => {
  if (request.endpoint !== 'api' || said.code !== 'insufficient_scope') return null;
  const challenges = parseWwwAuthenticate([fieldValue(response.headers, 'www-authenticate') ?? '']);
  const wanted = challenges.flatMap(({ parameters }) => parameters).find(({ name }) => name === 'scope')?.value;
  const scope = claims?.['scope'];
  const has = typeof scope === 'string' ? scope : null;
  const all = [...new Set([...(has ?? '').split(' '), ...(wanted ?? '').split(' ')])].filter((value) => value !== '').join(' ');
  return {
    id: 'insufficient-scope',
    check: 'scope',
    strength: 'certain',
    title: `${has === null ? 'The token’s scope' : `The token’s scope, ${shownValue(has)},`} is too small for this call${wanted === undefined ? '' : `, which needs ${shownValue(wanted)}`}.`,
    advice: 'Request a token with that scope, and call again with it.',
    fix:
      wanted === undefined
        ? null
        : { title: `Ask for the scope ${shownValue(all)}`, changes: [{ of: 'parameters', change: 'set', name: 'scope', value: all }] },
  };
};
