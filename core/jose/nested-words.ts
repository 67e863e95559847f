import type { DescribeValue } from './registered-member.ts';
import { grouped } from './time-words.ts';
import { describeObject, faulty, inWords, isObject, unremarkable } from './value-words.ts';

/*
 * Values that are objects, in words. Each looks at a bounded part of what it is given.
 */

const mostNamed = 6;
const longestName = 60;

/** Names for a sentence: the first few, and how many more. */
function namedFew(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map((name) => name.slice(0, longestName));
  return names.length > mostNamed ? `${shown.join(', ')} and ${grouped(names.length - mostNamed)} more` : shown.join(', ');
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** What a token is bound to (RFC 7800 3.1, RFC 8705 3.1, RFC 9449 6.1). */
export const describeConfirmation: DescribeValue = (value, context) => {
  if (!isObject(value)) return describeObject(value, context);
  if (typeof value['jkt'] === 'string') return inWords('bound to the DPoP key with this thumbprint');
  if (typeof value['x5t#S256'] === 'string') return inWords('bound to the client certificate with this thumbprint');
  const { jwk } = value;
  if (isObject(jwk)) {
    const type = [jwk['kty'], jwk['crv']].filter((each) => typeof each === 'string').join(' ');
    return inWords(type === '' ? 'bound to the holder of this key' : `bound to the holder of this ${type.slice(0, longestName)} key`);
  }
  if (typeof value['jwe'] === 'string') return inWords('bound to the holder of the key that is encrypted here');
  if (typeof value['jku'] === 'string') return inWords('bound to a key of the set at this address');
  return typeof value['kid'] === 'string' ? inWords('bound to the key with this ID') : unremarkable;
};

const mostActors = 5;

/** Who acts for the subject (RFC 8693 4.1), and who acted before, from the inside of the claim outwards. */
export const describeActor: DescribeValue = (value, context) => {
  if (!isObject(value)) return describeObject(value, context);
  const chain: string[] = [];
  let actor: unknown = value;
  while (isObject(actor) && chain.length < mostActors) {
    const { sub } = actor;
    if (typeof sub !== 'string') break;
    chain.push(sub.slice(0, 100));
    actor = actor['act'];
  }
  const [acting, ...before] = chain;
  if (acting === undefined) return unremarkable;
  const more = isObject(actor) ? ' and others' : '';
  return inWords(before.length === 0 ? `acting: ${acting}` : `acting: ${acting}, before that ${before.join(', before that ')}${more}`);
};

/** What was allowed in detail (RFC 9396 2). */
export const describeAuthorizationDetails: DescribeValue = (value) => {
  if (!Array.isArray(value)) return faulty('This must be a list of objects.');
  const details = value.slice(0, 10).map(detailWords);
  if (details.includes(null)) return faulty('Each element must be an object with a “type”.');
  const more = value.length > 10 ? `; and ${grouped(value.length - 10)} more` : '';
  return inWords(details.length === 0 ? null : details.join('; ') + more);
};

function detailWords(detail: unknown): string | null {
  if (!isObject(detail) || typeof detail['type'] !== 'string') return null;
  const parts = [detail['type'].slice(0, longestName)];
  const actions = texts(detail['actions']);
  const locations = texts(detail['locations']);
  if (actions.length > 0) parts.push(`to ${namedFew(actions)}`);
  if (locations.length > 0) parts.push(`at ${namedFew(locations)}`);
  return parts.join(' ');
}

/** The names of the events in a security event token (RFC 8417 2.2). */
export const describeEvents: DescribeValue = (value, context) => {
  if (!isObject(value)) return describeObject(value, context);
  const names = Object.keys(value).map((name) => name.slice(name.lastIndexOf('/') + 1) || name);
  if (names.length === 0) return faulty('At least one event must stand here.');
  return inWords(`${names.length === 1 ? 'one event' : `${grouped(names.length)} events`}: ${namedFew(names)}`);
};

/** Where a token's state is looked up. */
export const describeStatus: DescribeValue = (value, context) => {
  if (!isObject(value)) return describeObject(value, context);
  const list = value['status_list'];
  if (!isObject(list)) return unremarkable;
  const { idx, uri } = list;
  return typeof idx === 'number' && typeof uri === 'string'
    ? inWords(`entry ${grouped(idx)} of the list at ${uri.slice(0, 200)}`)
    : unremarkable;
};

/** Who verified what, by which rules. */
export const describeVerifiedClaims: DescribeValue = (value, context) => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(one)) return describeObject(one, context);
  const { verification, claims } = one;
  const framework = isObject(verification) && typeof verification['trust_framework'] === 'string' ? verification['trust_framework'] : null;
  const names = isObject(claims) ? namedFew(Object.keys(claims)) : '';
  const by = framework === null ? '' : ` by the rules of ${framework.slice(0, longestName)}`;
  return names === '' ? unremarkable : inWords(`verified${by}: ${names}`);
};

/** Keycloak's roles of the realm, `{ "roles": […] }`. */
export const describeRealmRoles: DescribeValue = (value, context) => {
  if (!isObject(value)) return describeObject(value, context);
  const roles = texts(value['roles']);
  return inWords(roles.length === 0 ? 'no roles' : namedFew(roles));
};

/** Keycloak's roles by client, `{ "client": { "roles": […] } }`. */
export const describeClientRoles: DescribeValue = (value, context) => {
  if (!isObject(value)) return describeObject(value, context);
  const clients = Object.entries(value).map(([client, access]) => `${client}: ${namedFew(isObject(access) ? texts(access['roles']) : [])}`);
  return inWords(clients.length === 0 ? 'no roles' : clients.slice(0, mostNamed).join('; '));
};
