import type { TokenKindDescription, TokenKindName } from '../jose/token.ts';
import { nameWords, type NearName } from './near-name.ts';

/** Names that say what a token is when it does not say so itself. */
const kinds: readonly { readonly name: RegExp; readonly kind: TokenKindName }[] = [
  { name: /(?:^|[._-])access[_-]?token$/i, kind: 'access token' },
  { name: /(?:^|[._-])refresh[_-]?token$/i, kind: 'refresh token' },
  { name: /(?:^|[._-])id[_-]?token(?:[_-]?hint)?$/i, kind: 'ID token' },
  { name: /(?:^|[._-])client[_-]?assertion$/i, kind: 'client assertion' },
  { name: /^logout_token$/i, kind: 'logout token' },
  { name: /^DPoP$/, kind: 'DPoP proof' },
  { name: /^Authorization$/, kind: 'access token' },
  { name: /^bearer$/i, kind: 'access token' },
];

const samlName = /^SAML(?:Request|Response)$/;

/** What a token is, with the help of the name it was found under where it does not tell itself. */
export function namedKind(kind: TokenKindDescription, near: NearName | null): TokenKindDescription {
  if (near === null || (kind.name !== 'JWT' && kind.name !== 'opaque token')) return kind;
  if (kind.name === 'opaque token' && samlName.test(near.name)) {
    const reason = `By where it stands: ${nameWords(near)}. Not a JWT but a SAML message, compressed: it needs a SAML tool to be read.`;
    return { name: 'SAML', reason };
  }
  const found = kinds.find(({ name }) => name.test(near.name));
  if (found === undefined || (near.kind === 'scheme' && near.name === 'DPoP')) return kind;
  return { name: found.kind, reason: `By where it stands: ${nameWords(near)}. ${kind.reason}` };
}
