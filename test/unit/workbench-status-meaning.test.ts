import { expect, test } from 'vitest';
import { statusMeaning } from '../../renderer/features/workbench/call/status-meaning.ts';

test('a success says nothing of a token, since there may have been none', () => {
  expect(statusMeaning(200, null)).not.toContain('token');
});

test('a redirect says where to, and that nobody went there', () => {
  expect(statusMeaning(302, 'https://other.example/')).toContain('to https://other.example/; it is not followed');
  expect(statusMeaning(304, null)).toContain('A redirect; it is not followed');
});

test('a failing server is not blamed on the token', () => {
  expect(statusMeaning(503, null)).toContain('nothing of the token');
});

test('a code whose name says all has no further words', () => {
  expect(statusMeaning(418, null)).toBeNull();
});
