import { describe, expect, test } from 'vitest';
import { admissionFault, replacedMember, type Applicant } from '../../core/jose/key-set-admission.ts';

function applicant(given: Partial<Applicant>): Applicant {
  const print = given.thumbprint ?? 'print';
  return {
    id: 'a',
    name: 'January',
    kid: print,
    kty: 'EC',
    crv: 'P-256',
    alg: null,
    use: null,
    thumbprint: print,
    private: true,
    publicJwk: { kty: 'EC' },
    ...given,
  };
}

describe('a key set', () => {
  const member = applicant({ id: 'member', name: 'Member', thumbprint: 'other' });

  test('takes a key that signs, whether its private half is held or not', () => {
    expect(admissionFault(applicant({}), [member])).toBeNull();
    expect(admissionFault(applicant({ private: false }), [member])).toBeNull();
  });

  test.each([
    ['in the set already', { id: 'member' }],
    ['a shared secret', { kty: 'oct', crv: null, publicJwk: null }],
    ['cannot sign', { kty: 'OKP', crv: 'X25519' }],
    ['for encryption', { use: 'enc' }],
    ['kid of Member', { kid: 'other' }],
  ] as const)('refuses a key that is or has: %s, and says what to do', (brief, given) => {
    const fault = admissionFault(applicant(given), [member]);
    expect(fault).toMatchObject({ brief, fix: expect.stringMatching(/\.$/) });
    expect(fault?.message).toContain(brief === 'kid of Member' ? '“Member”' : '“January”');
  });

  test('takes a private key under the kid of its own public half, in whose place it comes, and of no other key', () => {
    const half = applicant({ id: 'half', name: 'Half', private: false });
    expect(admissionFault(applicant({}), [member, half])).toBeNull();
    expect(replacedMember(applicant({}), [member, half])).toBe(half);
    const stranger = applicant({ thumbprint: 'third', kid: 'print' });
    expect(admissionFault(stranger, [half])).toMatchObject({ brief: 'kid of Half' });
    expect(replacedMember(stranger, [half])).toBeNull();
  });
});
