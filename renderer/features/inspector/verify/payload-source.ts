import type { DetachedPayload } from '../../../../core/contract/token-opening.ts';
import { encodeBase64url } from '../../../../core/jose/base64url.ts';
import { longestPayload, payloadClaims } from '../../../../core/jose/detached-payload.ts';
import type { SentClaims } from '../../../../core/jose/repeated-members.ts';

/** What a detached signature covers, as a person gives it. */
export interface PayloadSource {
  readonly text: string;
  /** A file in the place of the text. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** Why it is not taken; null where it is. */
  readonly fault: string | null;
}

/** Nothing yet. */
export const noPayload: PayloadSource = { text: '', file: null, fault: null };

const tooLarge = `larger than ${longestPayload / 1e6} MB, which is more than is taken as payload.`;

/** What is typed or pasted. */
export function typedPayload(text: string): PayloadSource {
  return { text, file: null, fault: text.length > longestPayload ? `It is ${tooLarge}` : null };
}

/** A file's bytes as they are. What was there `before` stays when it cannot be taken. */
export async function payloadOfFile(file: File, before: PayloadSource): Promise<PayloadSource> {
  const { name } = file;
  if (file.size > longestPayload) return { ...before, fault: `“${name}” is ${tooLarge}` };
  try {
    return { text: '', file: { name, bytes: new Uint8Array(await file.arrayBuffer()) }, fault: null };
  } catch {
    return { ...before, fault: `“${name}” cannot be read. Choose it again.` };
  }
}

/** The payload as the host takes it; undefined for none. */
export function givenPayload({ text, file }: PayloadSource): DetachedPayload | undefined {
  if (file !== null) return { base64: encodeBase64url(file.bytes) };
  return text === '' ? undefined : text;
}

/** The claims in it; null where there are none that can be read. */
export function claimsOfPayload({ text, file }: PayloadSource): SentClaims {
  return payloadClaims(file?.bytes ?? new TextEncoder().encode(text));
}
