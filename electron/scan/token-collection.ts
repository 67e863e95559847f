import { hash } from 'node:crypto';
import type { JsonObject } from '../../core/contract/values.ts';
import { readJsonObject } from '../../core/jose/json-reader.ts';
import { readToken } from '../../core/jose/read-token.ts';
import type { FoundToken, TokenFacts } from '../../core/scan/found-token.ts';
import { tokenFacts } from '../../core/scan/token-facts.ts';
import type { TokenJudge } from '../../core/scan/token-judge.ts';
import type { ScannedToken } from '../../core/scan/token-scanner.ts';
import { bufferOver } from './buffer-over.ts';
import { createClaimsArchive } from './claims-archive.ts';
import { parsedObject, segmentText } from './read-segment.ts';
import { saysAll } from './says-all.ts';

/** Distinct tokens kept at most. */
const mostTokens = 1_000_000;
/** Bytes of claims that are kept for filters and groups by claims. */
const mostClaims = 512 * 1024 * 1024;

export interface CollectionOptions {
  /** Whether filters and groups by claims will be asked for. */
  readonly keepClaims: boolean;
  /** Judges each token once; null where nobody will ask for findings. */
  readonly judge: TokenJudge | null;
  readonly most?: number;
}

/** The distinct tokens of a stream, in the order in which they were found. */
export interface TokenCollection {
  add(token: ScannedToken): void;
  readonly tokens: readonly FoundToken[];
  /** Tokens found, repeats included. */
  readonly found: number;
  /** Found tokens that were not kept, because as many distinct ones as are kept were there already. */
  readonly dropped: number;
  /** Whether claims of some tokens were not kept. */
  readonly claimsFull: boolean;
  /** The claims of a token; null when it has none that can be read, or they were not kept. */
  claims(token: FoundToken): JsonObject | null;
  /** Ids of the rules that find something in a token; none where they were not judged. */
  findings(token: FoundToken): readonly string[];
}

/** Nothing of a token's text is kept: its place is, by which the stream's owner finds it again. */
export function createTokenCollection({ keepClaims, judge, most = mostTokens }: CollectionOptions): TokenCollection {
  const tokens: { -readonly [Name in keyof FoundToken]: FoundToken[Name] }[] = [];
  const byDigest = new Map<string, number>();
  const archive = createClaimsArchive(mostClaims);
  const findings: (readonly string[])[] = [];
  let found = 0;
  let dropped = 0;
  return {
    tokens,
    get found() {
      return found;
    },
    get dropped() {
      return dropped;
    },
    get claimsFull() {
      return archive.full;
    },
    add(scanned) {
      found += 1;
      const digest = digestOf(scanned);
      const known = tokens[byDigest.get(digest) ?? -1];
      if (known !== undefined) {
        known.count += 1;
      } else if (tokens.length >= most) {
        dropped += 1;
      } else {
        const { start, place, offset, line } = scanned;
        byDigest.set(digest, tokens.length);
        const facts = factsOf(scanned);
        if (judge !== null) findings.push(judge(readToken(textOf(scanned)), facts));
        // Spread first, which is several times as fast.
        tokens.push({ ...facts, id: tokens.length, count: 1, offset, length: place.end - start, line });
        if (keepClaims) archive.add(bufferOver(scanned.block).subarray(place.payloadStart, place.payloadEnd));
      }
    },
    findings: ({ id }) => findings[id] ?? [],
    claims({ id, form }) {
      const segment = form === 'jws' ? archive.get(id) : undefined;
      return segment === undefined ? null : readableClaims(segmentText(segment, 0, segment.length));
    },
  };
}

function readableClaims(text: string): JsonObject | null {
  const claims = parsedObject(text);
  if (claims === null || saysAll(claims, text)) return claims;
  const { value, incomplete } = readJsonObject(text);
  return value ?? incomplete?.members ?? null;
}

function textOf({ block, start, place }: ScannedToken): string {
  const text = bufferOver(block).toString('latin1', start, place.end);
  return place.percentEncoded ? text.replaceAll(/%2e/gi, '.') : text;
}

function digestOf(scanned: ScannedToken): string {
  const { block, start, place } = scanned;
  const bytes = place.percentEncoded ? textOf(scanned) : bufferOver(block).subarray(start, place.end);
  return hash('sha256', bytes, 'binary');
}

function factsOf(scanned: ScannedToken): TokenFacts {
  const { block, place } = scanned;
  const { header } = place;
  if (typeof header['enc'] === 'string') {
    if (!headerSaysAll(scanned)) return tokenFacts(readToken(textOf(scanned)));
    return tokenFacts({ text: '', form: 'jwe', header, claims: null, headerText: null, payloadText: null, problems: [] });
  }
  const payloadText = segmentText(bufferOver(block), place.payloadStart, place.payloadEnd);
  const claims = parsedObject(payloadText);
  // What is rare is read with all tolerance, which takes longer.
  if (claims === null || place.hasDisclosures || !saysAll(claims, payloadText) || !headerSaysAll(scanned))
    return tokenFacts(readToken(textOf(scanned)));
  return tokenFacts({ text: '-', form: 'jws', header, claims, headerText: null, payloadText, problems: [] });
}

/** Headers that say all that their texts do; many tokens share one. */
const wholeHeaders = new WeakSet<JsonObject>();

function headerSaysAll({ block, start, place: { header, headerEnd } }: ScannedToken): boolean {
  if (wholeHeaders.has(header)) return true;
  if (!saysAll(header, segmentText(bufferOver(block), start, headerEnd))) return false;
  wholeHeaders.add(header);
  return true;
}
