import type { JsonObject } from '../contract/values.ts';
import { claimSigns } from './claim-signs.ts';
import { formSigns, readableFormSigns } from './form-signs.ts';
import type { KindSign, KindSubject } from './kind-sign.ts';
import { readClaims, readHeader } from './read-members.ts';
import { tokenMediaType } from './media-types.ts';
import type { DescribableToken, TokenKindDescription } from './token.ts';

const none: JsonObject = Object.freeze(Object.create(null));

/** A JWS whose payload does not stand in it as a JWS's normally does. */
const payloadSigns: readonly KindSign[] = [
  {
    name: 'detached JWS',
    reason: ({ token }) =>
      token.form === 'jws' && token.payloadText === '' ? 'A JWS without its payload, which goes its own way (RFC 7515 Appendix F).' : null,
  },
  {
    name: 'unencoded JWS',
    reason: ({ token, header }) =>
      token.form === 'jws' && header['b64'] === false ? 'A JWS whose payload stands in it unencoded (RFC 7797).' : null,
  },
];

const explicitType: KindSign['reason'] = ({ header }) => {
  const type = tokenMediaType(header['typ']);
  return type === undefined ? null : `Its typ says so: ${type.words} (${type.source.label}).`;
};

/** What a token is, and by what that was recognised: its form, then its explicit type, then the claims it has. */
export function tokenKind(token: DescribableToken): TokenKindDescription {
  const subject: KindSubject = { token, header: readHeader(token) ?? none, claims: readClaims(token) ?? none };
  const byForm = firstKind(formSigns, subject);
  if (byForm !== null) return byForm;
  if (readHeader(token) === null && readClaims(token) === null) return unreadKind(token);
  const readable = firstKind([...readableFormSigns, ...payloadSigns], subject);
  if (readable !== null) return readable;
  const type = tokenMediaType(subject.header['typ']);
  if (type !== undefined && type.kind !== 'JWT') return { name: type.kind, reason: explicitType(subject) ?? '' };
  if (readClaims(token) === null) return withoutClaims(token);
  if (type !== undefined && type.words !== 'a JWT of any kind')
    return { name: 'JWT', reason: `Its typ says what it is: ${type.words} (${type.source.label}).` };
  return firstKind(claimSigns, subject) ?? { name: 'JWT', reason: plainReason(token) };
}

function firstKind(signs: readonly KindSign[], subject: KindSubject): TokenKindDescription | null {
  for (const { name, reason } of signs) {
    const found = reason(subject);
    if (found !== null) return { name, reason: found };
  }
  return null;
}

function plainReason({ claims, problems }: DescribableToken): string {
  if (claims !== null) return 'Signed claims, with nothing that would show their purpose.';
  return problems.some(({ code, part, severity }) => code === 'depth' && part === 'payload' && severity === 'error')
    ? 'Its claims are nested too deep to be read to their end.'
    : 'Its claims cannot be read to their end; nothing before shows their purpose.';
}

function unreadKind({ form, segments = [] }: DescribableToken): TokenKindDescription {
  if (form === 'jws') return { name: 'JWS', reason: 'Three segments, but neither header nor payload can be read.' };
  if (segments.length > 0) return { name: 'JWS', reason: 'It begins as a JOSE Header does, of which nothing can be read.' };
  return { name: 'opaque token', reason: 'It has no JOSE Header: only who issued it can read it, which is no error (RFC 6749 1.4).' };
}

function withoutClaims({ form, header }: DescribableToken): TokenKindDescription {
  if (form === 'jws') return { name: 'JWS', reason: 'It is signed, but its payload is no JSON object, so it is no JWT.' };
  const cut = header === null ? 'was cut off within it' : 'the rest is missing';
  return { name: 'JWS', reason: `It begins with a JOSE Header, but ${cut}.` };
}
