import { expect, test } from 'vitest';
import { placeInToken } from '../../core/jose/problem-place.ts';
import { readToken } from '../../core/jose/read-token.ts';

const part = (text: string): string => Buffer.from(text).toString('base64url');

test('the place of a problem is said once, in the text where it can be seen', () => {
  const [repeated] = readToken(`${part('{"alg":"ES256"}')}.${part('{"iss":"a","iss":"b"}')}.AAAA`).problems;
  expect(repeated?.message).toContain('character 12 of the decoded payload');
  expect(placeInToken(repeated ?? { message: '', position: null })).toBeNull();
});

test('a place that no message names is that in the token, counted from 1', () => {
  expect(placeInToken({ message: 'It is not canonical.', position: 12_344 })).toBe('character 12\u202f345 of the token');
  expect(placeInToken({ message: 'It is not canonical.', position: null })).toBeNull();
});
