import { clientAuthenticationMethod } from '../../../oauth/client-authentication.ts';
import type { BasicEncodingName } from '../../../oauth/basic-credentials.ts';
import { jwtBearerGrant } from '../../../oauth/grants.ts';
import { usesAssertionParameter } from '../../../oauth/token-request.ts';
import { chooseBasicEncoding } from '../../fix.ts';
import type { LikelyVariation, ProbeSubject, Vary } from '../variation.ts';

/** The client's id beside what names it already. */
export const varyClientId: Vary = ({ request }) => {
  if (request.method !== 'none' && !clientAuthenticationMethod(request.method).assertion) return [];
  const sends = request.sendClientId;
  return [
    {
      id: sends ? 'client_id:without' : 'client_id:with',
      varies: 'client_id',
      likelihood: 66,
      reason: sends
        ? 'The assertion names the client, and some servers refuse to be told twice.'
        : 'Some servers look the client up by “client_id” before they read the assertion.',
      shows: sends ? 'wants no “client_id” beside the assertion' : 'wants “client_id” beside the assertion',
      fix: {
        title: sends ? 'Leave client_id out of the form' : 'Send client_id in the form',
        changes: [{ of: 'request', change: 'set', name: 'sendClientId', value: !sends }],
      },
    },
  ];
};

/** The assertion in the other parameter: as the client's authentication or as the grant (RFC 7523 2.1, 2.2). */
export const varyParameter: Vary = ({ request }) => {
  if (usesAssertionParameter(request)) {
    return [
      {
        id: 'parameter:client_assertion',
        varies: 'parameter',
        likelihood: 34,
        reason: 'An assertion about the client itself is its authentication, not a grant (RFC 7523 2.2).',
        shows: 'takes the assertion as “client_assertion”',
        fix: {
          title: 'Send the assertion as client_assertion',
          changes: [
            { of: 'parameters', change: 'remove', name: 'assertion' },
            { of: 'request', change: 'set', name: 'grant', value: 'client_credentials' },
            { of: 'request', change: 'set', name: 'method', value: 'private_key_jwt' },
          ],
        },
      },
    ];
  }
  if (!clientAuthenticationMethod(request.method).assertion) return [];
  const inParameter = (id: string, grant: string, likelihood: number, reason: string, title: string): LikelyVariation => ({
    id,
    varies: 'parameter',
    likelihood,
    reason,
    shows: grant === jwtBearerGrant ? 'takes the assertion as a grant' : 'takes the assertion in a parameter called “assertion”',
    fix: {
      title,
      changes: [
        { of: 'request', change: 'set', name: 'grant', value: grant },
        { of: 'parameters', change: 'set', name: 'assertion', value: '{{assertion}}' },
        { of: 'request', change: 'set', name: 'method', value: 'none' },
      ],
    },
  });
  return [
    inParameter(
      'parameter:assertion',
      request.grant,
      34,
      'Some servers read the assertion from “assertion”, whatever the grant.',
      'Send the assertion as assertion',
    ),
    inParameter(
      'parameter:grant',
      jwtBearerGrant,
      32,
      'The same JWT may be meant as an authorization grant (RFC 7523 2.1).',
      'Send the assertion as a JWT bearer grant',
    ),
  ];
};

const others = { client_secret_basic: 'client_secret_post', client_secret_post: 'client_secret_basic' } as const;

/** The secret in the other place, or written otherwise (RFC 6749 2.3.1). */
export const varySecret: Vary = (subject) => [...inOtherPlace(subject), ...otherwiseWritten(subject)];

const inOtherPlace: Vary = ({ request, metadata }: ProbeSubject) => {
  const { method } = request;
  if (method !== 'client_secret_basic' && method !== 'client_secret_post') return [];
  const other = others[method];
  const listed = metadata?.['token_endpoint_auth_methods_supported'];
  const published: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const isListed = published.includes(other) && !published.includes(method);
  const place = other === 'client_secret_post' ? 'in the form' : 'in the Authorization header';
  return [
    {
      id: `method:${other}`,
      varies: 'secret',
      likelihood: isListed ? 92 : 74,
      reason: isListed ? `The server’s metadata lists ${other}.` : 'Servers often know one of the two ways alone.',
      shows: `wants the secret ${place}`,
      fix: {
        title: `Send the secret ${place}`,
        changes: [
          { of: 'request', change: 'set', name: 'method', value: other },
          { of: 'registration', change: 'set', name: 'method', value: other },
        ],
      },
    },
  ];
};

type BasicWords = Pick<LikelyVariation, 'likelihood' | 'reason' | 'shows'> & { readonly title: string };

const basicWords: Readonly<Record<BasicEncodingName, BasicWords>> = {
  form: {
    likelihood: 82,
    title: 'Form-encode client_id and secret before base64',
    reason: 'The specification has both form-encoded before they are joined and base64-encoded (RFC 6749 2.3.1).',
    shows: 'wants client_id and secret form-encoded in the Authorization header',
  },
  raw: {
    likelihood: 80,
    title: 'Send client_id and secret without form-encoding',
    reason: 'Many servers do not undo the form-encoding, and compare what stands in the header as it is.',
    shows: 'wants client_id and secret as they are in the Authorization header',
  },
  'raw-latin1': {
    likelihood: 54,
    title: 'Send client_id and secret in Latin-1, without form-encoding',
    reason: 'Servers with an older Basic scheme read Latin-1 and not UTF-8 (RFC 7617 2.1).',
    shows: 'reads client_id and secret in the Authorization header as Latin-1',
  },
  'form-latin1': {
    likelihood: 42,
    title: 'Form-encode client_id and secret in Latin-1',
    reason: 'Some servers undo the form-encoding into Latin-1 and not into UTF-8.',
    shows: 'reads the form-encoding in the Authorization header as Latin-1',
  },
};

/** How client_id and secret are written in the Authorization header, where that makes a difference. */
const otherwiseWritten: Vary = ({ otherBasicEncodings }) =>
  otherBasicEncodings.map((name) => {
    const { title, ...words } = basicWords[name];
    return { id: `basic:${name}`, varies: 'secret', ...words, fix: chooseBasicEncoding(name, title) };
  });
