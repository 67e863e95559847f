import { describe, expect, it } from 'vitest';
import { lint } from '../../core/explain/lint.ts';
import { judgedOpening } from '../../core/explain/opened-evidence.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { readToken } from '../../core/jose/read-token.ts';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwe = readToken(`${encoded({ alg: 'dir', enc: 'A256GCM' })}..AAAA.AAAA.AAAA`);
const jws = `${encoded({ alg: 'ES256' })}.${encoded({ sub: 'x' })}.AAAA`;

function opened(text: string | null, shut: string | null = null) {
  return judgedOpening(jwe, {
    content: { text, base64: '', authenticity: '' },
    shut: shut === null ? null : { reason: shut, key: null },
  });
}

function findings(text: string, verified = false) {
  const judged = opened(text);
  if (judged === null) throw new Error('not opened');
  const evidence = { use: 'access-token', at: 1_767_225_600, profile: baseProfiles.base } as const;
  return lint({ ...evidence, token: { draft: false, read: judged.read }, opened: { holds: judged.holds, verified } }).findings;
}

describe('an encrypted token that was opened', () => {
  it.each([
    ['a signed token', jws, 'a signed token'],
    ['claims', '{"sub":"x"}', 'claims'],
    ['a text', 'hello', 'something else'],
    ['bytes', null, 'something else'],
  ])('holds %s', (_what, text, holds) => {
    expect(opened(text)).toMatchObject({ holds });
  });

  it('is as shut as before while nothing of it opened, and holds another while only that stays shut', () => {
    expect(judgedOpening(jwe, { content: null, shut: { reason: 'No key.', key: null } })).toBeNull();
    expect(opened('a.b.c.d.e', 'No key.')).toMatchObject({ holds: 'another encrypted token' });
  });

  it('names the signed token inside, so that its signature can be checked', () => {
    expect(opened(jws)?.inner?.text).toBe(jws);
    expect(opened('{"sub":"x"}')?.inner).toBeNull();
  });

  it('is judged by the claims in it, and by who can have written them', () => {
    const found = findings('{"sub":"x","exp":1767222000}');
    expect(found.find(({ rule }) => rule === 'JWE-05')?.message).toBe(
      'Inside is a set of claims that nobody signed, so who wrote it is unknown.',
    );
    expect(found.some(({ member }) => member?.join('.') === 'claims.exp')).toBe(true);
    expect(findings('{"sub":"x","exp":1767229200}').some(({ member }) => member?.join('.') === 'claims.exp')).toBe(false);
  });

  it('is not blamed for naming no key that signed', () => {
    expect(findings('{"sub":"x"}').map(({ rule }) => rule)).not.toContain('HDR-07');
  });

  it('that holds a signed token is at fault until that is verified', () => {
    expect(findings(jws).map(({ rule }) => rule)).toContain('JWE-05');
    expect(findings(jws, true).map(({ rule }) => rule)).not.toContain('JWE-05');
  });
});
