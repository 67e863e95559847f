import { describe, expect, test } from 'vitest';
import { basicCredentials, otherBasicEncodings } from '../../core/oauth/basic-credentials.ts';

describe('Basic credentials', () => {
  test('have no other form where id and secret are letters and digits', () => {
    expect(otherBasicEncodings('billing', 'abc123-._', 'form')).toEqual([]);
  });

  test('have each other form once', () => {
    expect(otherBasicEncodings('billing', 'a/b', 'form')).toEqual(['raw']);
    expect(otherBasicEncodings('billing', 'a/b', 'raw')).toEqual(['form']);
    expect(otherBasicEncodings('billing', 'ö', 'form')).toEqual(['raw', 'form-latin1', 'raw-latin1']);
  });

  test('cannot be written in Latin-1 where it lacks a character', () => {
    expect(basicCredentials('billing', '€', 'raw-latin1')).toBeNull();
    expect(basicCredentials('€', 's', 'form-latin1')).toBeNull();
    expect(otherBasicEncodings('billing', '€', 'form')).toEqual(['raw']);
  });

  test('keep the characters in Latin-1 forms that forms keep in UTF-8', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code)).join('');
    expect(basicCredentials('id', ascii, 'form-latin1')).toBe(basicCredentials('id', ascii, 'form'));
    expect(basicCredentials('id', ascii, 'raw-latin1')).toBe(basicCredentials('id', ascii, 'raw'));
  });
});
