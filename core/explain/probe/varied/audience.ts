import { setClaim } from '../../fix.ts';
import type { LikelyVariation, ProbeSubject, Vary } from '../variation.ts';

interface Candidate {
  readonly id: string;
  /** “the token endpoint”. */
  readonly called: string;
  /** As it stands in the draft. */
  readonly value: string;
  /** What that becomes. */
  readonly resolved: string;
  readonly likelihood: number;
}

/** The audiences that servers are known to want (RFC 7523 3, RFC 8414), their spellings, and the other form: text or a list of one. */
export const varyAudience: Vary = (subject) => {
  const { aud } = subject.request.assertion.claims;
  // Of a list, its first entry as one text is the other form, and no other audience.
  const seen = new Set<unknown>([resolved(Array.isArray(aud) ? aud[0] : aud, subject)]);
  const others = candidates(subject).filter(({ resolved: value }) => {
    const isNew = value !== '' && !seen.has(value);
    seen.add(value);
    return isNew;
  });
  return [...others.map(withAudience), ...otherForm(aud)];
};

function candidates(subject: ProbeSubject): readonly Candidate[] {
  const { issuer, tokenEndpoint, metadata } = subject;
  const published = (name: string): string => {
    const value = metadata?.[name];
    return typeof value === 'string' ? value : '';
  };
  const fixed = (id: string, called: string, value: string, likelihood: number): Candidate => ({
    id,
    called,
    value,
    resolved: value,
    likelihood,
  });
  return [
    fixed('published-issuer', 'the issuer that its metadata names', published('issuer') === issuer ? '' : published('issuer'), 94),
    { id: 'issuer', called: 'the issuer', value: '{{issuer}}', resolved: issuer, likelihood: 90 },
    { id: 'token-endpoint', called: 'the token endpoint', value: '{{token_endpoint}}', resolved: tokenEndpoint, likelihood: 88 },
    fixed('published-token-endpoint', 'the token endpoint that its metadata names', published('token_endpoint'), 85),
    fixed(
      'issuer-slash',
      issuer.endsWith('/') ? 'the issuer without the slash at its end' : 'the issuer with a slash at its end',
      otherEnd(issuer),
      80,
    ),
    fixed('token-endpoint-slash', 'the token endpoint with the other ending', otherEnd(tokenEndpoint), 46),
    fixed('origin', 'the server’s origin alone', origin(tokenEndpoint), 43),
    fixed('token-endpoint-http', 'the token endpoint with http', withoutTls(tokenEndpoint), 37),
    fixed('issuer-http', 'the issuer with http', withoutTls(issuer), 36),
  ];
}

function withAudience({ id, called, value, resolved: meant, likelihood }: Candidate): LikelyVariation {
  return {
    id: `audience:${id}`,
    varies: 'audience',
    likelihood,
    reason: `Servers differ in what audience they want; this one may want ${called}.`,
    shows: `takes ${called} as audience`,
    fix: setClaim('aud', value, `Set aud to ${meant}`),
  };
}

function otherForm(aud: unknown): readonly LikelyVariation[] {
  if (typeof aud === 'string') {
    return [
      {
        id: 'audience:list',
        varies: 'audience',
        likelihood: 60,
        reason: 'RFC 7519 4.1.3 allows both forms, and some servers only read a list.',
        shows: 'wants “aud” as a list',
        fix: setClaim('aud', [aud], 'Write aud as a list of one'),
      },
    ];
  }
  if (!Array.isArray(aud) || typeof aud[0] !== 'string') return [];
  return [
    {
      id: 'audience:text',
      varies: 'audience',
      likelihood: 89,
      reason: 'A list is allowed (RFC 7519 4.1.3), and some servers only read one text.',
      shows: 'wants “aud” as one text',
      fix: setClaim('aud', aud[0], 'Write aud as one text'),
    },
  ];
}

function resolved(value: unknown, { issuer, tokenEndpoint }: ProbeSubject): unknown {
  if (value === '{{issuer}}') return issuer;
  return value === '{{token_endpoint}}' ? tokenEndpoint : value;
}

function otherEnd(url: string): string {
  if (url === '') return '';
  return url.endsWith('/') ? url.replace(/\/+$/, '') : `${url}/`;
}

function origin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** What a server takes itself for that stands behind a proxy which ends TLS. */
function withoutTls(url: string): string {
  return url.startsWith('https://') ? `http://${url.slice('https://'.length)}` : '';
}
