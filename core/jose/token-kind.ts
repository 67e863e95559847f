import type { JsonObject } from '../contract/values.ts';
import { clientAssertionSign } from './client-assertion-shape.ts';
import { tokenMediaType } from './media-types.ts';
import type { ReadToken, TokenKindDescription } from './token.ts';

type KindName = TokenKindDescription['name'];

/** Recognises one kind by a JWT's header and claims: the reason as a clause, or null. */
interface KindSign {
  readonly name: KindName;
  readonly sign: (header: JsonObject, claims: JsonObject) => string | null;
}

/** Payload `typ` values by which Keycloak tells its tokens apart. */
const payloadTypes: ReadonlyMap<unknown, KindName> = new Map<unknown, KindName>([
  ['Bearer', 'access token'],
  ['ID', 'ID token'],
  ['Refresh', 'refresh token'],
  ['Offline', 'refresh token'],
]);

function withPayloadType(name: KindName): KindSign {
  return {
    name,
    sign: (_header, { typ }) => (payloadTypes.get(typ) === name ? `its claim typ is “${String(typ)}”` : null),
  };
}

/** The first of these claims that is there. */
function firstPresent(claims: JsonObject, names: readonly string[]): string | null {
  const found = names.find((name) => claims[name] !== undefined);
  return found === undefined ? null : `it has the claim ${found}`;
}

/** Signs of kinds without an explicit type, the surest first. */
const signs: readonly KindSign[] = [
  { name: 'DPoP proof', sign: (_header, { htm, htu }) => (htm !== undefined && htu !== undefined ? 'it has htm and htu' : null) },
  withPayloadType('refresh token'),
  withPayloadType('ID token'),
  withPayloadType('access token'),
  { name: 'client assertion', sign: clientAssertionSign },
  { name: 'JWT', sign: (_header, claims) => firstPresent(claims, ['events', 'token_introspection', 'response_type']) },
  { name: 'ID token', sign: (_header, claims) => firstPresent(claims, ['at_hash', 'c_hash', 'nonce', 'auth_time']) },
  { name: 'access token', sign: (_header, claims) => firstPresent(claims, ['scope', 'scp', 'client_id', 'cnf', 'authorization_details']) },
];

/** What a token is, and by what that was recognised: its form, then its explicit type, then the claims it has. */
export function tokenKind(token: ReadToken): TokenKindDescription {
  const { form, header, claims } = token;
  if (form === 'jwe')
    return { name: 'encrypted token', reason: 'Five segments: an encrypted token (JWE), which only its recipient can open.' };
  if (header === null && claims === null) return unreadKind(token);
  const type = tokenMediaType(header?.['typ']);
  if (type !== undefined && type.kind !== 'JWT')
    return { name: type.kind, reason: `Its typ says so: ${type.words} (${type.source.label}).` };
  if (claims === null) return withoutClaims(form);
  if (type !== undefined && type.words !== 'a JWT of any kind')
    return { name: 'JWT', reason: `Its typ says what it is: ${type.words} (${type.source.label}).` };
  for (const { name, sign } of signs) {
    const reason = sign(header ?? {}, claims);
    if (reason !== null) return { name, reason: `By its claims: ${reason}.` };
  }
  return { name: 'JWT', reason: 'Signed claims, with nothing that would show their purpose.' };
}

function unreadKind({ form, text }: ReadToken): TokenKindDescription {
  if (form === 'jws') return { name: 'JWS', reason: 'Three segments, but neither header nor payload can be read.' };
  if (text === '') return { name: 'opaque token', reason: 'There is nothing here.' };
  return { name: 'opaque token', reason: 'It has no JOSE Header: only who issued it can read it, which is no error (RFC 6749 1.4).' };
}

function withoutClaims(form: ReadToken['form']): TokenKindDescription {
  if (form === 'jws') return { name: 'JWS', reason: 'It is signed, but its payload is no JSON object, so it is no JWT.' };
  return { name: 'opaque token', reason: 'It begins with a JOSE Header, but the rest is missing.' };
}
