import type { KindSign, KindSubject } from './kind-sign.ts';
import { hidesPayload } from './unreadable-token.ts';
import { tokenMediaType } from './media-types.ts';

/** Base64 of `<saml`, `<Response`, `<?xml` and the like: what a SAML message begins with. */
const saml =
  /^(?:PHNhbW[wx]|PFJlc3BvbnNl|PEFzc2VydGlvbg|PD94bWw|PEVuY3J5cHRlZEFzc2VydGlvbg|<\?xml|<[\w]*:?(?:Response|Assertion|AuthnRequest|LogoutRequest)[\s>])/;

function paseto({ token }: KindSubject): string | null {
  const match = /^v([1-4])\.(local|public)\./.exec(token.text);
  if (match === null) return null;
  const is = match[2] === 'local' ? 'encrypted' : 'signed';
  return `Not a JWT but a PASETO, version ${match[1]}, ${is}: it needs a PASETO library to be read.`;
}

const cutOffJwe = 'Its header has “enc”, so it is an encrypted token (JWE), of which segments are missing.';

const withoutEnc =
  'Five segments, as an encrypted token (JWE) has, but its header has no “enc”, without which nothing opens it; perhaps two tokens stand there without anything between them.';

function encrypted({ token, header }: KindSubject): string | null {
  if (token.form !== 'jwe') return hidesPayload({ form: token.form, segments: token.segments ?? [] }) ? cutOffJwe : null;
  const compact = token.serialization === 'compact' || token.serialization === undefined;
  if (compact && typeof header['alg'] === 'string' && header['enc'] === undefined) return withoutEnc;
  const how = compact ? 'Five segments' : `A JWE in ${token.serialization} serialization`;
  const { cty } = header;
  const inside = typeof cty === 'string' && cty !== '' ? `; its cty says what is inside: ${cty.slice(0, 40)}` : '';
  return `${how}: an encrypted token (JWE), which only its recipient can open${inside}.`;
}

function nested({ token, header }: KindSubject): string | null {
  const { payloadText } = token;
  if (token.form !== 'jws' || payloadText === null) return null;
  if (!/^ey[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){2,4}$/.test(payloadText)) return null;
  return tokenMediaType(header['cty'])?.kind === 'JWT' ? 'Its payload is another token, as its cty says.' : 'Its payload is another token.';
}

/** Kinds that are recognised by how the token is written, whatever it says. */
export const formSigns: readonly KindSign[] = [
  { name: 'PASETO', reason: paseto },
  {
    name: 'SAML',
    reason: ({ token }) => {
      if (!saml.test(token.text.slice(0, 400))) return null;
      const form = token.text.startsWith('<') ? 'as XML' : 'XML in base64';
      return `Not a JWT but a SAML message, ${form}: it needs a SAML tool to be read.`;
    },
  },
  { name: 'encrypted token', reason: encrypted },
  {
    name: 'opaque token',
    reason: ({ token }) => (token.text === '' ? 'There is nothing here.' : null),
  },
];

/** The same for tokens whose header or claims can be read. */
export const readableFormSigns: readonly KindSign[] = [
  {
    name: 'SD-JWT VC',
    reason: ({ token, header, claims }) => {
      if (token.sdJwt === null || token.sdJwt === undefined || typeof claims['vct'] !== 'string') return null;
      const type = tokenMediaType(header['typ']);
      return type?.kind === 'SD-JWT VC'
        ? `Its typ says so: ${type.words} (${type.source.label}).`
        : 'An SD-JWT whose vct names the type of a credential.';
    },
  },
  {
    name: 'SD-JWT',
    reason: ({ token }) =>
      token.sdJwt === null || token.sdJwt === undefined ? null : 'A JWT with disclosures behind it, set apart by “~” (RFC 9901 4).',
  },
  { name: 'nested JWT', reason: nested },
];
