import { fapi2, openidCore, rfc, type Source } from '../../jose/sources.ts';
import { durationWords } from '../../jose/time-words.ts';
import type { Facts } from '../facts.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownType, shownValue } from '../shown-value.ts';
import { dateIn } from './dates.ts';
import { authorization } from './sent-request.ts';

/** Claims that RFC 9068 2.2 requires of a JWT access token. */
const accessTokenClaims = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'] as const;

/** Claims that every ID token has. */
const idTokenClaims = ['iss', 'sub', 'aud', 'exp', 'iat'] as const;

/** Seconds after which a stolen access token is useful for too long. */
const longLife = 3600;

const wildcard = /^(?:\*|.*[.:/]\*|all|full|full_access|admin)$/i;

const graph: ReadonlySet<string> = new Set([
  '00000003-0000-0000-c000-000000000000',
  'https://graph.microsoft.com',
  'https://graph.microsoft.com/',
]);

const entraDocs: Source = {
  label: 'Microsoft identity platform, access tokens',
  url: 'https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens',
};

/** What a server issued. */
export const tokenIssuedRules = [
  rule({
    id: 'TOK-03',
    title: 'The ID token says what a client has to check',
    about:
      'A client checks “iss”, that “aud” is itself, “azp” where there are several audiences, “exp” and “iat”, the “nonce” that it sent and, where there is one, “at_hash” of the access token.',
    severity: 'error',
    uses: ['id-token'],
    needs: ['claims'],
    partly: ['registration', 'issuer', 'idToken'],
    sources: [openidCore('3.1.3.7', 'IDTokenValidation'), openidCore('2', 'IDToken')],
    check: (facts) => [
      ...missing(facts, idTokenClaims, 'an ID token'),
      ...foreignIssuer(facts),
      ...foreignClient(facts),
      ...unexpected(facts),
    ],
  }),
  rule({
    id: 'TOK-04',
    title: 'The access token says what an API has to check',
    about:
      'A JWT of type at+jwt has “iss”, “exp”, “aud”, “sub”, “client_id”, “iat” and “jti”, and its audience is the API. An API that does not look at “aud” takes tokens that were given for others.',
    severity: 'error',
    uses: ['access-token'],
    needs: ['claims', 'header'],
    partly: ['issuer', 'request'],
    sources: [rfc(9068, '2.2'), rfc(9068, '4')],
    check: (facts) =>
      facts.mediaType?.kind === 'access token'
        ? [...missing(facts, accessTokenClaims, 'an access token of type at+jwt'), ...foreignIssuer(facts), ...foreignApi(facts)]
        : null,
  }),
  rule({
    id: 'TOK-06',
    title: 'The token’s signature verifies with the server’s keys',
    about:
      'The keys are those that the issuer publishes at “jwks_uri”, chosen by “kid” and algorithm, never one that the token itself brings along.',
    severity: 'error',
    uses: ['access-token', 'id-token'],
    needs: ['signed', 'checkedSignature'],
    sources: [rfc(8725, '3.1'), rfc(8725, '3.8')],
    check: ({ checkedSignature: { state, reason }, keys }) =>
      state === 'failed'
        ? { message: `The signature does not verify${keys === undefined ? '' : ` with ${keys.from}`}. ${reason}`, member: ['token'] }
        : null,
  }),
  rule({
    id: 'TOK-07',
    title: 'A bound token is sent with its proof',
    about:
      'With “cnf” a token belongs to a key: “jkt” wants a DPoP proof in each call, “x5t#S256” the client certificate. Whoever stole it cannot use it, and sent as a plain Bearer token it is refused.',
    severity: 'information',
    uses: ['access-token'],
    needs: ['claims'],
    sources: [rfc(9449, '6'), rfc(8705, '3.1')],
    check: (facts) => boundToken(facts),
  }),
  rule({
    id: 'TOK-11',
    title: 'The access token is narrow and short-lived',
    about:
      'A stolen token is good until it ends, wherever its audience and scope let it in: an hour is long, no “aud” means everywhere, and a scope that allows all leaves nothing to protect.',
    severity: 'warning',
    uses: ['access-token'],
    needs: ['claims'],
    sources: [rfc(9700, '2.3'), fapi2('5.3.2.1')],
    check: (facts) => [...longLived(facts), ...withoutAudience(facts), ...allowsAll(facts)],
  }),
  rule({
    id: 'TOK-12',
    title: 'The token can be verified by others than its API',
    about:
      'Microsoft changes the header of tokens for Graph after signing (“nonce”), so that only Graph can verify them. Nothing is wrong with such a token, and nobody else should read it.',
    severity: 'warning',
    uses: ['access-token'],
    needs: ['header', 'claims'],
    sources: [entraDocs],
    check: ({ header, claims, audiences }) => {
      const { iss } = claims;
      const issued = typeof iss === 'string' && /^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.com)\//.test(iss);
      if (header['nonce'] === undefined || !(issued || audiences?.some((each) => graph.has(each)) === true)) return null;
      return {
        message:
          'The header has a “nonce”: a token of Microsoft Graph, whose signature nobody but Graph can verify. Do not read it in a program of your own.',
        member: ['header', 'nonce'],
      };
    },
  }),
];

function missing({ claims }: Facts, names: readonly string[], kind: string): Found[] {
  const absent = names.filter((name) => claims?.[name] === undefined);
  const [first] = absent;
  if (first === undefined) return [];
  return [
    { message: `${listed(absent)} ${absent.length === 1 ? 'is' : 'are'} missing, which ${kind} must have.`, member: ['claims', first] },
  ];
}

function foreignIssuer({ claims, issuer }: Facts): Found[] {
  const iss = claims?.['iss'];
  if (issuer === undefined || issuer === '' || iss === undefined || iss === issuer) return [];
  return [
    {
      message: `“iss” is ${shownValue(iss)}, and the issuer is ${shownValue(issuer)}. They must be the same, character by character.`,
      member: ['claims', 'iss'],
    },
  ];
}

function foreignClient({ claims, audiences, clientId }: Facts): Found[] {
  if (clientId === null || audiences === null) return [];
  const azp = claims?.['azp'];
  if (!audiences.includes(clientId)) {
    const named = audiences.length === 0 ? 'names nobody' : `names ${listed(audiences.slice(0, 5))}`;
    return [{ message: `“aud” ${named}, and not the client ${shownValue(clientId)}: the token is not for it.`, member: ['claims', 'aud'] }];
  }
  if (azp !== undefined && azp !== clientId) {
    return [
      {
        message: `“azp” is ${shownValue(azp)}, and the client is ${shownValue(clientId)}: the token was issued to another.`,
        member: ['claims', 'azp'],
      },
    ];
  }
  if (audiences.length < 2 || azp !== undefined) return [];
  return [
    {
      message: `“aud” names ${audiences.length} audiences and there is no “azp”, which says to whom it was issued.`,
      member: ['claims', 'azp'],
      severity: 'warning',
    },
  ];
}

function unexpected({ claims, idToken }: Facts): Found[] {
  if (idToken === undefined) return [];
  const wanted = [
    ['nonce', idToken.nonce, 'the one that was sent'],
    ['at_hash', claims?.['at_hash'] === undefined ? null : idToken.accessTokenHash, 'what the access token gives'],
  ] as const;
  return wanted.flatMap(([name, value, what]): Found[] => {
    const has = claims?.[name];
    if (value === null || has === value) return [];
    return [{ message: `“${name}” is ${shownValue(has)}, and ${what} is ${shownValue(value)}.`, member: ['claims', name] }];
  });
}

/** An audience that is a URL shows which API is meant; any other name shows nothing. */
function foreignApi({ audiences, request, claims }: Facts): Found[] {
  const member = ['claims', 'aud'] as const;
  const clientId = claims?.['client_id'];
  if (audiences?.length === 1 && typeof clientId === 'string' && audiences[0] === clientId) {
    return [{ message: `“aud” is the client, ${shownValue(clientId)}; of an access token it is the API.`, member, severity: 'warning' }];
  }
  if (request?.endpoint !== 'api' || audiences === null || !URL.canParse(request.url)) return [];
  const { host } = new URL(request.url);
  if (audiences.length === 0 || !audiences.every((each) => /^https?:/.test(each) && URL.canParse(each) && new URL(each).host !== host))
    return [];
  return [
    { message: `“aud” names ${listed(audiences.slice(0, 5))}, and the call goes to ${shownValue(host)}.`, member, severity: 'warning' },
  ];
}

function boundToken({ claims, request }: Facts): Found | null {
  const cnf = claims?.['cnf'];
  const member = ['claims', 'cnf'] as const;
  if (cnf === undefined) return null;
  if (typeof cnf !== 'object' || cnf === null || Array.isArray(cnf))
    return { message: `“cnf” is ${shownType(cnf)}, and must be an object.`, member, severity: 'warning' };
  const confirmation: { readonly jkt?: unknown; readonly 'x5t#S256'?: unknown } = cnf;
  const isCall = request?.endpoint === 'api';
  const asBearer = isCall && request !== undefined && authorization(request)?.scheme.toLowerCase() === 'bearer';
  if (confirmation.jkt !== undefined) {
    if (asBearer) {
      return {
        message: 'The token is bound to a key (“cnf.jkt”) and sent as Bearer. It needs the scheme DPoP and a proof in the header “DPoP”.',
        member,
        severity: 'error',
      };
    }
    return isCall
      ? null
      : {
          message: 'The token is bound to a key (“cnf.jkt”): each call needs a DPoP proof of that key, and plain Bearer is refused.',
          member,
        };
  }
  if (confirmation['x5t#S256'] === undefined) return null;
  return { message: 'The token is bound to a client certificate (“cnf.x5t#S256”): a call without that certificate is refused.', member };
}

function longLived(facts: Facts): Found[] {
  const [iat, exp] = [dateIn(facts, 'iat'), dateIn(facts, 'exp')];
  const life = exp === null ? 0 : exp - (iat ?? facts.at);
  return life <= longLife
    ? []
    : [
        {
          message: `It lives ${durationWords(life)}. More than an hour is long for a token that whoever has it can use.`,
          member: ['claims', 'exp'],
        },
      ];
}

function withoutAudience({ claims }: Facts): Found[] {
  const aud = claims?.['aud'];
  if (aud !== undefined && aud !== '' && !(Array.isArray(aud) && aud.length === 0)) return [];
  return [{ message: 'There is no “aud”: any API that trusts the issuer would take the token.', member: ['claims', 'aud'] }];
}

function allowsAll({ claims }: Facts): Found[] {
  const name = claims?.['scope'] === undefined ? 'scp' : 'scope';
  const value = claims?.[name];
  const words = typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  const wide = words.filter((word) => wildcard.test(word));
  return wide.length === 0 ? [] : [{ message: `The scope has ${listed(wide)}, which allows everything.`, member: ['claims', name] }];
}
