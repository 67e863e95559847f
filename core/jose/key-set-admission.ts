import type { Key } from '../contract/keys.ts';
import { algorithmsFor } from './algorithms.ts';

/** What of a held key decides whether it can join a key set. */
export type Applicant = Pick<Key, 'id' | 'name' | 'kid' | 'kty' | 'crv' | 'alg' | 'use' | 'thumbprint' | 'private' | 'publicJwk'>;

/** Why a key cannot join a set. */
export interface AdmissionFault {
  /** In a few words, to stand behind the key's name in a list. */
  readonly brief: string;
  /** In one sentence that names the key. */
  readonly message: string;
  readonly fix: string;
}

const anotherKey = 'Choose an RSA, EC or Ed25519 key that signs.';

/** Why a key cannot be added to the set that has these `members`, or null where it can: each `kid` once, and public keys that sign alone. */
export function admissionFault(key: Applicant, members: readonly Applicant[]): AdmissionFault | null {
  const called = `“${key.name}”`;
  if (members.some(({ id }) => id === key.id)) {
    return { brief: 'in the set already', message: `${called} is in the set already.`, fix: 'Choose another key.' };
  }
  if (key.publicJwk === null) {
    return { brief: 'a shared secret', message: `${called} is a shared secret, which must not be published.`, fix: anotherKey };
  }
  if (algorithmsFor(key).length === 0) {
    return { brief: 'cannot sign', message: `${called} cannot sign, and the set is of keys that do.`, fix: anotherKey };
  }
  if (key.use === 'enc') {
    return { brief: 'for encryption', message: `${called} is for encryption, and the set is of keys that sign.`, fix: anotherKey };
  }
  const twin = members.find(({ kid }) => kid === key.kid);
  if (twin === undefined || replacedMember(key, members) !== null) return null;
  return {
    brief: `kid of ${twin.name}`,
    message: `The set has a key with the kid “${key.kid}” already: “${twin.name}”.`,
    fix: 'Give one of the two another kid.',
  };
}

/** The member whose place a key takes: its own public half, published under the same `kid`. */
export function replacedMember<Member extends Applicant>(key: Applicant, members: readonly Member[]): Member | null {
  const twin = members.find(({ kid }) => kid === key.kid);
  return twin?.private === false && key.private && twin.thumbprint === key.thumbprint ? twin : null;
}
