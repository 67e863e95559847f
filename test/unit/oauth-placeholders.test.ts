import { describe, expect, test } from 'vitest';
import {
  describePlaceholder,
  placeholders,
  resolveJson,
  resolveParameter,
  type AssertionPlaceholderValues,
} from '../../core/oauth/placeholders.ts';

let count = 0;
const values = {
  clientId: 'billing',
  issuer: 'https://as.example',
  tokenEndpoint: 'https://as.example/token',
  now: 1_700_000_000,
  uuid: () => `uuid-${++count}`,
  kid: 'key-1',
  certificate: {
    x5c: ['MIIB', 'MIIC'],
    thumbprints: { sha1: { hex: '01', base64url: 'sha-1' }, sha256: { hex: '02', base64url: 'sha-256' } },
  },
} satisfies AssertionPlaceholderValues;
const secrets = { assertion: { secret: 'assertion', text: 'a.b.c' }, refreshToken: { secret: 'refresh_token' } } as const;

function claims(object: Record<string, unknown>) {
  const resolved = resolveJson(object, values, 'claims');
  if (!resolved.ok) throw new Error(resolved.problem.message);
  return resolved.value;
}

function problemOf(object: Record<string, unknown>, changes: Partial<AssertionPlaceholderValues> = {}) {
  const resolved = resolveJson(object, { ...values, ...changes }, 'claims');
  return resolved.ok ? null : resolved.problem;
}

describe('a placeholder in claims', () => {
  test.each([
    ['{{client_id}}', 'billing'],
    ['{{issuer}}', 'https://as.example'],
    ['{{token_endpoint}}', 'https://as.example/token'],
    ['{{now}}', 1_700_000_000],
    ['{{now+60}}', 1_700_000_060],
    ['{{ now - 60 }}', 1_699_999_940],
    ['at {{now}}', 'at 1700000000'],
    ['{{issuer}}/{{client_id}}', 'https://as.example/billing'],
    ['{ {now}}', '{ {now}}'],
    ['', ''],
  ])('%j becomes %j', (text, value) => {
    expect(claims({ claim: text })).toEqual({ claim: value });
  });

  test.each([
    ['{{x5t}}', 'sha-1'],
    ['{{x5t#S256}}', 'sha-256'],
    ['{{x5c}}', ['MIIB', 'MIIC']],
  ])('%s becomes what the key’s certificate gives: %j', (text, value) => {
    expect(claims({ member: text })).toEqual({ member: value });
    expect(problemOf({ member: text }, { certificate: null })).toMatchObject({
      placeholder: text,
      reason: 'empty',
      fix: expect.stringContaining('certificate under Keys'),
    });
  });

  test('is resolved at every depth, and values that are no text stay', () => {
    expect(claims({ a: [{ b: '{{client_id}}' }, 1, null, true], c: { d: '{{now}}' } })).toEqual({
      a: [{ b: 'billing' }, 1, null, true],
      c: { d: 1_700_000_000 },
    });
  });

  test('{{uuid}} is new each time', () => {
    const { a, b } = claims({ a: '{{uuid}}', b: '{{uuid}}' });
    expect(a).not.toBe(b);
  });

  test('that is unknown is named with the place where it stands', () => {
    expect(problemOf({ act: { sub: 'x {{user}} y' } })).toMatchObject({
      path: ['claims', 'act', 'sub'],
      placeholder: '{{user}}',
      reason: 'unknown',
      fix: expect.stringContaining('{{client_id}}'),
    });
  });

  test.each(['{{assertion}}', '{{refresh_token}}', '{{}}', '{{now*2}}', '{{NOW}}'])('%s is unknown there', (text) => {
    expect(problemOf({ claim: text })).toMatchObject({ reason: 'unknown' });
  });

  test('without a value is named, with the field to fill in', () => {
    expect(problemOf({ aud: '{{issuer}}' }, { issuer: '' })).toMatchObject({
      path: ['claims', 'aud'],
      reason: 'empty',
      fix: expect.stringContaining('issuer'),
    });
  });
});

describe('header and claims', () => {
  test('keep a member called __proto__ as a member', () => {
    const hostile: Record<string, unknown> = JSON.parse('{"__proto__":{"admin":true},"constructor":1}');
    const resolved = claims(hostile);
    expect(JSON.stringify(resolved)).toBe('{"__proto__":{"admin":true},"constructor":1}');
    expect(Object.getPrototypeOf(resolved)).toBeNull();
    expect(resolved['admin']).toBeUndefined();
  });

  test.each([64, 65, 10_000])('nested %i levels deep are taken up to 64 levels and refused beyond, without an overflow', (levels) => {
    let nested: Record<string, unknown> = {};
    for (let level = 1; level < levels; level += 1) nested = { a: nested };
    const problem = problemOf(nested);
    if (levels <= 64) expect(problem).toBeNull();
    else expect(problem).toMatchObject({ path: ['claims', 'a'], reason: 'depth' });
  });
});

describe('a placeholder in a parameter', () => {
  test('that is a secret stays marked', () => {
    expect(resolveParameter('x{{assertion}}-{{now}}{{refresh_token}}', { ...values, ...secrets }, 'p')).toEqual({
      ok: true,
      value: ['x', { secret: 'assertion', text: 'a.b.c' }, '-', '1700000000', { secret: 'refresh_token' }],
    });
  });

  test('that is unknown is named with the parameter', () => {
    const resolved = resolveParameter('{{token}}', { ...values, ...secrets }, 'subject_token');
    expect(resolved).toMatchObject({ ok: false, problem: { path: ['parameters', 'subject_token'], placeholder: '{{token}}' } });
  });
});

test('a form can say what a placeholder becomes', () => {
  expect(describePlaceholder('{{now+60}}')).toBe('60 s after signing');
  expect(describePlaceholder('{{ now-5 }}')).toBe('5 s before signing');
  expect(describePlaceholder('{{uuid}}')).toBe('a new random identifier');
  expect(describePlaceholder('{{nothing}}')).toBeNull();
  expect(describePlaceholder('https://{{issuer}}')).toBeNull();
});

test('every placeholder that is offered resolves', () => {
  for (const { text, inAssertion, inParameters } of placeholders) {
    expect(resolveParameter(text, { ...values, ...secrets }, 'p').ok).toBe(inParameters);
    expect(problemOf({ claim: text }) === null).toBe(inAssertion);
  }
});
