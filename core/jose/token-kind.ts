import type { JsonObject } from '../contract/values.ts';
import { claimSigns } from './claim-signs.ts';
import { formSigns, readableFormSigns } from './form-signs.ts';
import type { KindSign, KindSubject } from './kind-sign.ts';
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
  const subject: KindSubject = { token, header: token.header ?? none, claims: token.claims ?? none };
  const byForm = firstKind(formSigns, subject);
  if (byForm !== null) return byForm;
  if (token.header === null && token.claims === null) return unreadKind(token);
  const readable = firstKind([...readableFormSigns, ...payloadSigns], subject);
  if (readable !== null) return readable;
  const type = tokenMediaType(subject.header['typ']);
  if (type !== undefined && type.kind !== 'JWT') return { name: type.kind, reason: explicitType(subject) ?? '' };
  if (token.claims === null) return withoutClaims(token.form);
  if (type !== undefined && type.words !== 'a JWT of any kind')
    return { name: 'JWT', reason: `Its typ says what it is: ${type.words} (${type.source.label}).` };
  return firstKind(claimSigns, subject) ?? { name: 'JWT', reason: 'Signed claims, with nothing that would show their purpose.' };
}

function firstKind(signs: readonly KindSign[], subject: KindSubject): TokenKindDescription | null {
  for (const { name, reason } of signs) {
    const found = reason(subject);
    if (found !== null) return { name, reason: found };
  }
  return null;
}

function unreadKind({ form }: DescribableToken): TokenKindDescription {
  if (form === 'jws') return { name: 'JWS', reason: 'Three segments, but neither header nor payload can be read.' };
  return { name: 'opaque token', reason: 'It has no JOSE Header: only who issued it can read it, which is no error (RFC 6749 1.4).' };
}

function withoutClaims(form: DescribableToken['form']): TokenKindDescription {
  if (form === 'jws') return { name: 'JWS', reason: 'It is signed, but its payload is no JSON object, so it is no JWT.' };
  return { name: 'opaque token', reason: 'It begins with a JOSE Header, but the rest is missing.' };
}
