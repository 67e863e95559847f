import { describe, expect, it } from 'vitest';
import type { Key } from '../../core/contract/keys.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { freshTimes } from '../../renderer/features/inspector/edit/fresh-times.ts';
import {
  draftOf,
  editableToken,
  exactParts,
  signingChoice,
  unsignedToken,
  type EditableToken,
} from '../../renderer/features/inspector/edit/token-draft.ts';

const part = (text: string) => Buffer.from(text).toString('base64url');
const compact = (header: string, payload: string, signature = 'AAAA') => `${part(header)}.${part(payload)}.${signature}`;

function editable(text: string): EditableToken {
  const token = editableToken(readToken(text));
  if ('reason' in token) throw new Error(token.reason);
  return token;
}

const rsa = { id: 'r', name: 'RSA', kid: 'rsa-1', kty: 'RSA', crv: null, alg: null, bits: 2048, private: true } as Key;
const ec = { ...rsa, id: 'e', name: 'EC', kid: 'ec-1', kty: 'EC', crv: 'P-256', bits: 256 } as Key;
const otherEc: Key = { ...ec, id: 'e2', kid: 'ec-2' };
const publicEc: Key = { ...ec, id: 'p', kid: 'ec-3', private: false };

describe('the draft of a token', () => {
  it.each([
    ['minified', '{"alg":"ES256"}', '{"exp":1,"exp":1.0e3,"n":12345678901234567890,"s":"\\u00fc \\" ü"}'],
    ['with white space of its own', '{ "alg":"ES256"}', '{"a" : 1 }'],
    ['with what is no JSON', '{"alg":"ES256"}', 'plain text'],
    ['half-typed', '{"alg":', '{"a":1'],
  ])('that is not changed gives the same bytes: %s', (_what, header, payload) => {
    const text = compact(header, payload);
    const token = editable(text);
    const draft = draftOf(token);
    expect(exactParts(draft)).toEqual({ header, payload });
    expect(unsignedToken({ ...draft, signature: 'old' }, token)).toBe(text);
  });

  it('stands on lines while it is edited, if it was on one', () => {
    expect(draftOf(editable(compact('{"alg":"ES256"}', '{"a":1}')))).toMatchObject({ payload: '{\n  "a": 1\n}', dense: true });
  });

  it('keeps the disclosures of an SD-JWT', () => {
    const text = `${compact('{"alg":"ES256"}', '{"_sd":[]}')}~WyJhIiwiYiIsMV0~`;
    const token = editable(text);
    expect(unsignedToken({ ...draftOf(token), signature: 'none' }, token)).toBe(
      `${compact('{"alg":"ES256"}', '{"_sd":[]}', '')}~WyJhIiwiYiIsMV0~`,
    );
  });

  it('is refused, with the reason, for what is encrypted or opaque', () => {
    expect(editableToken(readToken('eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA'))).toMatchObject({
      reason: expect.stringMatching(/Decrypt/),
    });
    expect(editableToken(readToken('opaque'))).toMatchObject({ reason: expect.stringMatching(/cannot be read/) });
  });
});

describe('what signs a draft', () => {
  const choice = (header: object, keys: Key[], chosen: object = {}) => {
    const draft = { ...draftOf(editable(compact(JSON.stringify(header), '{}'))), ...chosen };
    const found = signingChoice(draft, keys);
    return found === null ? null : `${found.key.id} ${found.alg}`;
  };

  it('is the key that the header names, with the header’s algorithm', () => {
    expect(choice({ alg: 'ES256', kid: 'ec-2' }, [rsa, ec, otherEc])).toBe('e2 ES256');
    expect(choice({ alg: 'PS384', kid: 'unknown' }, [ec, rsa])).toBe('r PS384');
  });

  it('is any key that can sign where none fits, and none where all are public', () => {
    expect(choice({ alg: 'HS256' }, [publicEc, ec])).toBe('e ES256');
    expect(choice({ alg: 'ES256' }, [publicEc])).toBeNull();
  });

  it('is what a person chose, whatever the header says', () => {
    expect(choice({ alg: 'ES256', kid: 'ec-1' }, [ec, rsa], { keyId: 'r', alg: 'RS512' })).toBe('r RS512');
  });
});

describe('claims that begin now', () => {
  it('live as long as before, and stay as they are written otherwise', () => {
    expect(freshTimes('{ "iat": 100, "x":1.0, "exp": 160 }', 1000)).toBe('{ "iat": 1000, "x":1.0, "exp": 1060 }');
    expect(freshTimes('{"exp":160}', 1000)).toBe('{"exp":1300}');
    expect(freshTimes('{"sub":"a"}', 1000)).toBeNull();
    expect(freshTimes('{"exp":', 1000)).toBeNull();
  });
});
