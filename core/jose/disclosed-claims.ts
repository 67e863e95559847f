import type { JsonObject } from '../contract/values.ts';
import { encodeBase64url } from './base64url.ts';
import { type DisclosureContent, readDisclosure } from './disclosure.ts';
import { noRepeats, type RepeatedMembers, type SentMember, sentMembers } from './repeated-members.ts';
import type { TokenPiece } from './sd-jwt.ts';
import { isObject } from './value-words.ts';

/** One disclosure of an SD-JWT and what became of it. */
export interface MatchedDisclosure {
  readonly text: string;
  /** Base64url; null where the hash is unknown. */
  readonly digest: string | null;
  readonly content: DisclosureContent | null;
  /** Where in the claims it belongs: "address.street", "nationalities[0]". Null when no digest is its. */
  readonly path: string | null;
  /** Why it is not taken into the claims, in one sentence. */
  readonly fault: string | null;
}

/** The claims of an SD-JWT with what is disclosed put in its places (RFC 9901 7.1). */
export interface DisclosedClaims {
  readonly claims: JsonObject;
  /** The objects in them in which names are repeated. */
  readonly repeats: RepeatedMembers;
  readonly disclosures: readonly MatchedDisclosure[];
  /** Digests in the token that no disclosure has: what the holder keeps back, and decoys. */
  readonly undisclosed: number;
  /** What is wrong with the digests themselves, in sentences. */
  readonly faults: readonly string[];
}

/** Hash functions that may stand in `_sd_alg` (RFC 9901 4.1.1), by the name that WebCrypto has for them. */
const hashes: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [undefined, 'SHA-256'],
  ['sha-256', 'SHA-256'],
  ['sha-384', 'SHA-384'],
  ['sha-512', 'SHA-512'],
]);

const deepest = 64;

interface Slot {
  readonly text: string;
  readonly digest: string | null;
  readonly content: DisclosureContent | null;
  path: string | null;
  fault: string | null;
}

interface Walk {
  /** Of the token as it was read, and of what is made of it here. */
  readonly sent: RepeatedMembers;
  readonly repeats: Map<object, SentMember[]>;
  readonly byDigest: ReadonlyMap<string, Slot>;
  readonly seen: Set<string>;
  readonly faults: string[];
  undisclosed: number;
}

/** Matches the disclosures of an SD-JWT with the digests in its claims, and puts what they disclose in its places. */
export async function discloseClaims(
  claims: JsonObject,
  pieces: readonly TokenPiece[],
  sent: RepeatedMembers = noRepeats,
): Promise<DisclosedClaims> {
  const hash = hashes.get(claims['_sd_alg']);
  const slots = await Promise.all(pieces.map((piece) => slot(piece, hash)));
  const byDigest = new Map(slots.flatMap((each) => (each.digest === null ? [] : [[each.digest, each] as const])));
  const walk: Walk = { sent, repeats: new Map(), byDigest, seen: new Set(), faults: [], undisclosed: 0 };
  if (hash === undefined) walk.faults.push('Its “_sd_alg” names a hash that is not known here, so no disclosure can be matched.');
  const disclosed = disclosedObject(walk, claims, '', 0);
  for (const each of slots) {
    if (each.path === null)
      each.fault ??= 'No digest in the token is its, so the issuer did not sign it; it must be refused (RFC 9901 7.1).';
  }
  return { claims: disclosed, repeats: walk.repeats, disclosures: slots, undisclosed: walk.undisclosed, faults: walk.faults };
}

/** The digest of a text as SD-JWTs write it; null for an unknown `_sd_alg`. */
export async function disclosureDigest(text: string, algorithm: unknown): Promise<string | null> {
  const hash = hashes.get(algorithm);
  return hash === undefined ? null : await digestOf(text, hash);
}

async function digestOf(text: string, hash: string): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(text))));
}

async function slot({ text }: TokenPiece, hash: string | undefined): Promise<Slot> {
  const read = readDisclosure(text);
  const digest = hash === undefined ? null : await digestOf(text, hash);
  if ('fault' in read) return { text, digest, content: null, path: null, fault: `It cannot be read: ${read.fault}.` };
  return { text, digest, content: read, path: null, fault: null };
}

function disclosedValue(walk: Walk, value: unknown, path: string, depth: number): unknown {
  if (depth > deepest) {
    walk.faults.push(`At ${path.slice(0, 100)} the disclosures are nested more than ${deepest} levels deep and were not followed.`);
    return null;
  }
  if (Array.isArray(value)) return disclosedArray(walk, value, path, depth);
  return isObject(value) ? disclosedObject(walk, value, path, depth) : value;
}

function disclosedObject(walk: Walk, object: JsonObject, path: string, depth: number): JsonObject {
  const disclosed: JsonObject = Object.create(null);
  const members: SentMember[] = [];
  for (const [name, value] of sentMembers(object, walk.sent)) {
    if (name === '_sd' || (name === '_sd_alg' && depth === 0)) continue;
    disclosed[name] = disclosedValue(walk, value, joined(path, name), depth + 1);
    members.push([name, disclosed[name]]);
  }
  if (walk.sent.has(object)) walk.repeats.set(disclosed, members);
  const digests = object['_sd'];
  if (Array.isArray(digests)) for (const digest of digests) discloseMember(walk, disclosed, digest, { path, depth });
  return disclosed;
}

function discloseMember(
  walk: Walk,
  object: JsonObject,
  digest: unknown,
  { path, depth }: { readonly path: string; readonly depth: number },
): void {
  const found = take(walk, digest, path);
  if (found?.content === null || found === null) return;
  const { name, value } = found.content;
  if (name === null) found.fault = 'It is for an element of an array, and its digest stands among an object’s (RFC 9901 7.1).';
  else if (name === '_sd' || name === '...') found.fault = `It is called “${name}”, which no disclosure may be (RFC 9901 7.1).`;
  else if (name in object) found.fault = `The claim “${name.slice(0, 60)}” is already there (RFC 9901 7.1).`;
  else {
    found.path = joined(path, name);
    object[name] = disclosedValue(walk, value, found.path, depth + 1);
    walk.repeats.get(object)?.push([name, object[name]]);
  }
}

function disclosedArray(walk: Walk, array: readonly unknown[], path: string, depth: number): unknown[] {
  const disclosed: unknown[] = [];
  for (const element of array) {
    const place = `${path}[${disclosed.length}]`;
    if (!isObject(element) || Object.keys(element).length !== 1 || !('...' in element)) {
      disclosed.push(disclosedValue(walk, element, place, depth + 1));
      continue;
    }
    const found = take(walk, element['...'], path);
    if (found?.content === null || found === null) continue;
    if (found.content.name !== null) {
      found.fault = 'It is for a member of an object, and its digest stands in an array (RFC 9901 7.1).';
      continue;
    }
    found.path = place;
    disclosed.push(disclosedValue(walk, found.content.value, place, depth + 1));
  }
  return disclosed;
}

/** The disclosure that a digest is of, once; null where there is none to use. */
function take(walk: Walk, digest: unknown, path: string): Slot | null {
  if (typeof digest !== 'string') {
    walk.faults.push(`A digest ${path === '' ? 'at the top' : `in ${path.slice(0, 100)}`} is no string.`);
    return null;
  }
  if (walk.seen.has(digest)) {
    walk.faults.push(`The digest ${digest.slice(0, 60)} stands in the token twice; it must be refused (RFC 9901 7.1).`);
    return null;
  }
  walk.seen.add(digest);
  const found = walk.byDigest.get(digest);
  if (found === undefined) walk.undisclosed += 1;
  return found ?? null;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
