import type { Key } from '../../../../core/contract/keys.ts';
import { algorithmsFor } from '../../../../core/jose/algorithms.ts';
import { compactJson } from '../../../../core/jose/json-layout.ts';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import { signingInput } from '../../../../core/jose/signing.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';
import { indentJson } from '../../../wire/indent-json.ts';

/** What becomes of the signature. */
export type SignatureChoice = 'key' | 'old' | 'none';

/** A token that is being edited. Its two parts are texts, since half-typed JSON, duplicates and oddities are kept. */
export interface TokenDraft {
  readonly header: string;
  readonly payload: string;
  /** Whether white space between the JSON's tokens is left out of the token that is made. */
  readonly dense: boolean;
  readonly signature: SignatureChoice;
  /** The held key that signs, and its algorithm; null until one is chosen, and then the proposed one counts. */
  readonly keyId: string | null;
  readonly alg: string | null;
}

/** What of a token is edited, and what stays. */
export interface EditableToken {
  readonly header: string;
  readonly payload: string;
  /** Null where it has none that can be kept. */
  readonly signature: string | null;
  /** What follows the issuer's JWT in an SD-JWT, tildes included. */
  readonly rest: string;
}

/** The parts of a token that can be edited, or a sentence why it cannot. */
export function editableToken(token: ReadToken): EditableToken | { readonly reason: string } {
  const { form, headerText, payloadText, header, segments, sdJwt, text } = token;
  if (form === 'jwe')
    return { reason: 'An encrypted token cannot be edited from outside. Decrypt it, open what is inside, and edit that.' };
  if (headerText === null || payloadText === null)
    return { reason: 'Its header and payload cannot be read as text, so there is nothing to edit.' };
  if (header?.['b64'] === false) return { reason: 'Its payload stands unencoded (b64 is false), which cannot be written here.' };
  const signature = segments.find(({ name }) => name === 'signature')?.text ?? null;
  return { header: headerText, payload: payloadText, signature, rest: sdJwt === null ? '' : text.slice(sdJwt.jwt.length) };
}

/** A draft of a token as it stands. What is written on one line is put on several for editing, and back on one when it is signed. */
export function draftOf({ header, payload }: EditableToken): TokenDraft {
  const dense = compactJson(header) === header && compactJson(payload) === payload;
  const laidOut = (text: string): string => (dense && readJsonObject(text).value !== null ? onLines(text) : text);
  return { header: laidOut(header), payload: laidOut(payload), dense, signature: 'key', keyId: null, alg: null };
}

function onLines(text: string): string {
  return indentJson([text])
    .map((piece) => (piece.kind === 'mark' ? '' : piece.text))
    .join('');
}

/** Header and payload as they go into the token. */
export function exactParts({ header, payload, dense }: TokenDraft): { readonly header: string; readonly payload: string } {
  return dense ? { header: compactJson(header), payload: compactJson(payload) } : { header, payload };
}

/** The token with its old signature, which signs what stood there before, or with none. */
export function unsignedToken(draft: TokenDraft, { signature, rest }: EditableToken): string {
  return `${signingInput(exactParts(draft))}.${draft.signature === 'old' ? (signature ?? '') : ''}${rest}`;
}

/** What signs a draft. */
export interface SigningChoice {
  readonly key: Key;
  readonly alg: string;
}

/**
 * The key and algorithm of a draft: those that were chosen, else the key that the header names, else the first that fits its algorithm, else
 * the first that can sign. Null where no key can sign.
 */
export function signingChoice({ header, keyId, alg }: TokenDraft, keys: readonly Key[]): SigningChoice | null {
  const signing = keys.filter((key) => key.private && algorithmsFor(key).length > 0);
  const named = readJsonObject(header).value ?? {};
  const fits = (key: Key): boolean => algorithmsFor(key).some((algorithm) => algorithm.alg === named['alg']);
  const proposed = signing.find((key) => key.kid === named['kid'] && fits(key)) ?? signing.find(fits) ?? signing[0];
  const key = signing.find(({ id }) => id === keyId) ?? proposed;
  if (key === undefined) return null;
  const names = algorithmsFor(key).map((algorithm) => algorithm.alg);
  const wanted = [alg, named['alg'], key.alg].find((each) => typeof each === 'string' && names.includes(each));
  return { key, alg: typeof wanted === 'string' ? wanted : (names[0] ?? '') };
}
