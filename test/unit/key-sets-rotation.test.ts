import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeySetEntry } from '../../core/contract/key-sets.ts';
import {
  currentFor,
  currentOf,
  isPublished,
  promoted,
  retired,
  signingGap,
  withKey,
  withoutKey,
  type Rotation,
} from '../../core/jose/key-rotation.ts';
import { signingAlgorithm } from '../../core/jose/algorithms.ts';

const time = { now: 1000, overlap: 60 };

function after(rotation: Rotation): readonly KeySetEntry[] {
  if ('fault' in rotation) throw new Error(rotation.fault);
  return rotation.entries;
}

/** The entries of keys added one after the other. */
function added(...keys: readonly (readonly [keyId: string, alg: string])[]): readonly KeySetEntry[] {
  return keys.reduce<readonly KeySetEntry[]>((entries, [keyId, alg]) => after(withKey(entries, { keyId, alg, signs: true }, 0)), []);
}

describe('a rotation', () => {
  test('retires the current key for the overlap and leaves other algorithms alone', () => {
    const entries = after(promoted(added(['a', 'ES256'], ['b', 'ES256'], ['r', 'RS256']), 'b', time));
    expect(entries).toEqual([
      { keyId: 'a', alg: 'ES256', state: 'retired', since: 1000, until: 61_000 },
      { keyId: 'b', alg: 'ES256', state: 'current', since: 1000, until: null },
      { keyId: 'r', alg: 'RS256', state: 'current', since: 0, until: null },
    ]);
  });

  test('goes back by promoting the retired key', () => {
    const there = after(promoted(added(['a', 'ES256'], ['b', 'ES256']), 'b', time));
    const back = after(promoted(there, 'a', { now: 2000, overlap: 0 }));
    expect(back.map(({ state, until }) => [state, until])).toEqual([
      ['current', null],
      ['retired', 2000],
    ]);
  });

  test('ends the overlap of a retired key without changing since when it is retired', () => {
    const there = after(promoted(added(['a', 'ES256'], ['b', 'ES256']), 'b', time));
    expect(after(retired(there, 'a', { now: 5000, overlap: 0 }))[0]).toMatchObject({ since: 1000, until: 5000 });
  });

  test('publishes a retired key until its last millisecond and no longer', () => {
    const [entry] = after(promoted(added(['a', 'ES256'], ['b', 'ES256']), 'b', time));
    expect(entry && isPublished(entry, 60_999)).toBe(true);
    expect(entry && isPublished(entry, 61_000)).toBe(false);
  });

  test('takes for signing the key that is published for the algorithm, else one that can compute it', () => {
    const entries = added(['p', 'PS256'], ['r', 'RS256']);
    const rsa = () => ({ kty: 'RSA' });
    const chosen = (alg: string) => {
      const algorithm = signingAlgorithm(alg);
      return algorithm && currentFor(entries, algorithm, rsa)?.keyId;
    };
    expect([chosen('RS256'), chosen('PS256'), chosen('RS512'), chosen('ES256')]).toEqual(['r', 'p', 'p', undefined]);
  });

  test('publishes a key that cannot sign, and lets it neither sign nor stand in the way of one that can', () => {
    const entries = after(withKey([], { keyId: 'public', alg: 'ES256', signs: false }, 0));
    expect(entries).toMatchObject([{ state: 'published' }]);
    expect(promoted(entries, 'public', time)).toMatchObject({ fix: expect.stringContaining('Import its private key') });
    expect(retired(entries, 'public', time)).toHaveProperty('fault');
    const both = after(withKey(entries, { keyId: 'private', alg: 'ES256', signs: true }, 0));
    expect(both.map(({ state }) => state)).toEqual(['published', 'current']);
    expect(after(withoutKey(both, 'private'))).toEqual(entries);
    expect(after(withKey(entries, { keyId: 'private', alg: 'ES256', signs: true }, 0, 'public'))).toMatchObject([
      { keyId: 'private', state: 'current' },
    ]);
  });

  test('says what a set lacks to sign with, until a private key of it is current', () => {
    const held = new Map([
      ['whole', { private: true }],
      ['half', { private: false }],
    ]);
    const gap = (entries: readonly KeySetEntry[]) => signingGap({ name: 'Acme', entries: [...entries] }, (id) => held.get(id));
    const half = after(withKey([], { keyId: 'half', alg: 'ES256', signs: false }, 0));
    expect(gap([])).toMatchObject({ message: expect.stringContaining('“Acme” has no key:') });
    expect(gap(half)).toMatchObject({ message: expect.stringContaining('the public half alone') });
    expect(gap(added(['deleted', 'ES256']))).toMatchObject({ fix: 'Add a key to it of which the private half is held.' });
    expect(gap(added(['half', 'ES256']))).not.toBeNull();
    expect(gap(after(withKey(half, { keyId: 'whole', alg: 'ES256', signs: true }, 0)))).toBeNull();
  });

  test('leaves exactly one current key for each algorithm of which a key can sign, whatever is done', () => {
    const keyId = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const step = fc.oneof(
      fc.record({ act: fc.constant('add' as const), keyId, alg: fc.constantFrom('ES256', 'RS256'), signs: fc.boolean() }),
      fc.record({
        act: fc.constantFrom('promote' as const, 'retire' as const, 'remove' as const),
        keyId,
        alg: fc.constant(''),
        signs: fc.constant(true),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let entries: readonly KeySetEntry[] = [];
        for (const [index, { act, keyId, alg, signs }] of steps.entries()) {
          const at = { now: index, overlap: 1 };
          const result = {
            add: () => withKey(entries, { keyId, alg, signs }, index),
            promote: () => promoted(entries, keyId, at),
            retire: () => retired(entries, keyId, at),
            remove: () => withoutKey(entries, keyId),
          }[act]();
          if (!('fault' in result)) entries = result.entries;
          for (const { alg } of entries.filter(({ state }) => state !== 'published')) {
            expect(entries.filter((entry) => entry.alg === alg && entry.state === 'current')).toEqual([currentOf(entries, alg)]);
          }
          expect(new Set(entries.map(({ keyId }) => keyId)).size).toBe(entries.length);
          expect(entries.every(({ state, until }) => (state === 'retired') === (until !== null))).toBe(true);
        }
      }),
    );
  });
});
