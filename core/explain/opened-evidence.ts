import type { OpenedToken } from '../contract/token-opening.ts';
import { readJsonObject } from '../jose/json-reader.ts';
import { readToken } from '../jose/read-token.ts';
import type { ReadToken } from '../jose/token.ts';
import type { OpenedEvidence } from './evidence.ts';

/** An encrypted token that was opened, as it is judged. */
export interface JudgedOpening {
  /** The encrypted token, with the claims in it where no other token is inside. */
  readonly read: ReadToken;
  readonly holds: OpenedEvidence['holds'];
  /** The signed token inside, whose signature says who wrote it; null where there is none. */
  readonly inner: ReadToken | null;
}

/** What opening an encrypted token brought to light; null where it stayed shut. */
export function judgedOpening(read: ReadToken, { shut, content }: Pick<OpenedToken, 'shut' | 'content'>): JudgedOpening | null {
  if (content === null) return null;
  if (shut !== null) return { read, holds: 'another encrypted token', inner: null };
  if (content.text === null) return { read, holds: 'something else', inner: null };
  const inner = readToken(content.text);
  if (inner.form === 'jws') return { read, holds: 'a signed token', inner };
  const { value } = readJsonObject(content.text, { tolerant: true });
  if (value === null) return { read, holds: 'something else', inner: null };
  return { read: { ...read, claims: value, payloadText: content.text }, holds: 'claims', inner: null };
}
