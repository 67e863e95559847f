import { type Decryption, type DecryptionCandidate, decryptToken, type OpenedJwe, type UnopenedJwe } from './decryption.ts';
import { keyManagementAlgorithm } from './encryption-algorithms.ts';
import { readToken } from './read-token.ts';
import type { ReadToken } from './token.ts';
import { decodeUtf8 } from './utf8.ts';
import { openingLimits } from './opening-limits.ts';

/** An encrypted token opened, and what is encrypted in it opened in its turn. */
export interface OpenedToken {
  /** From the outside inwards. */
  readonly layers: readonly OpenedLayer[];
  /** Why the innermost token that is encrypted stayed shut; null where everything opened. */
  readonly shut: UnopenedJwe | null;
  /** What the innermost layer holds; null where not even the outermost opened. */
  readonly content: OpenedContent | null;
}

/** One encryption that opened. */
interface OpenedLayer extends OpenedJwe {
  /** The text of the encrypted token in it; null where something else is. */
  readonly inside: string | null;
}

/** The content of the innermost layer that opened. */
export interface OpenedContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null where the bytes are no UTF-8. */
  readonly text: string | null;
  /** The text as a token, where it is one. */
  readonly token: ReadToken | null;
  /** What opening shows of who wrote it, in one sentence. */
  readonly authenticity: string;
}

/** Opens an encrypted token with the candidates, and whatever is nested in it. Never throws. */
export async function openToken(text: string, candidates: readonly DecryptionCandidate[]): Promise<OpenedToken> {
  const layers: OpenedLayer[] = [];
  let content: OpenedContent | null = null;
  let inside = text;
  for (;;) {
    const opened: Decryption = await decryptToken(inside, candidates);
    if (opened.state === 'unopened') return { layers, shut: opened, content };
    content = contentOf(opened);
    const next = content.token?.form === 'jwe' ? content.text : null;
    layers.push({ ...opened, inside: next });
    if (next === null) return { layers, shut: null, content };
    if (layers.length === openingLimits.layers) return { layers, shut: tooDeep(), content };
    inside = next;
  }
}

function tooDeep(): UnopenedJwe {
  return {
    state: 'unopened',
    code: 'too-much',
    reason: `More than ${openingLimits.layers} encryptions inside each other are not opened.`,
    candidate: null,
  };
}

function contentOf(opened: OpenedJwe): OpenedContent {
  const bytes = opened.plaintext;
  const decoded = decodeUtf8(bytes);
  const text = 'text' in decoded ? decoded.text : null;
  const read = text === null ? null : readToken(text);
  const token = read !== null && read.form !== 'opaque' ? read : null;
  return { bytes, text, token, authenticity: authenticity(opened, token) };
}

/** Decrypted is not authenticated (RFC 8725 3.3): what the encryption shows of who wrote it. */
function authenticity({ alg }: OpenedJwe, token: ReadToken | null): string {
  if (token?.form === 'jws') return 'Inside is a signed token; who wrote it is shown by its signature, once that is verified.';
  if (token?.form === 'jwe') return 'Inside is another encrypted token.';
  if (keyManagementAlgorithm(alg)?.kty === 'oct')
    return 'Decrypted is not signed: whoever has the shared key can have written this, you too.';
  return 'Decrypted is not authenticated: anybody who has the public key can have written this, and nothing inside is signed (RFC 8725 3.3).';
}
