import { signingAlgorithm, type SigningAlgorithm } from './algorithms.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import type { JsonJws, JsonSignature } from './json-serialization.ts';
import { strictHeader, type StrictHeader } from './strict-header.ts';
import { failed, unchecked, type Verification } from './verification-outcome.ts';

/** The parts of a token that a check needs, read strictly. */
export interface SignedParts {
  readonly algorithm: SigningAlgorithm;
  readonly kid: string | null;
  readonly input: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** Its payload is empty, and none was given beside it: what was signed may not be here. */
  readonly lacksPayload: boolean;
  /** The payload that was given beside the token, and what is signed for another one in its place; null for none. */
  readonly given: { readonly payload: Uint8Array; readonly inputFor: (payload: Uint8Array) => Uint8Array<ArrayBuffer> } | null;
}

/**
 * What of a compact JWS is verified, or why it cannot be (RFC 7515 5.2).
 * @param detached stands in the place of an empty payload (RFC 7515 appendix F)
 */
export function compactParts(token: string, detached: Uint8Array | null = null): SignedParts | Verification {
  const segments = token.split('.', 6);
  const [headerText, payloadText, signatureText] = segments;
  if (segments.length === 5) return unchecked('not-a-jws', 'It is encrypted (JWE); the signature, if any, is inside.');
  if (segments.length !== 3 || headerText === undefined || payloadText === undefined || signatureText === undefined) {
    return unchecked('not-a-jws', 'It is no compact JWS, so it has no signature to check.');
  }
  return partsOf(strictHeader(headerText), { headerText, payloadText, signatureText, detached });
}

/** The same of one signature of a JWS in JSON serialization, whose header parameters may stand unprotected (RFC 7515 7.2.1). */
export function jsonParts(
  { payload }: JsonJws,
  { protectedText, unprotected, signature }: JsonSignature,
  detached: Uint8Array | null = null,
): SignedParts | Verification {
  const texts = { headerText: protectedText ?? '', payloadText: payload ?? '', signatureText: signature, detached };
  return partsOf(strictHeader(protectedText ?? '', unprotected), texts);
}

interface PartTexts {
  readonly headerText: string;
  readonly payloadText: string;
  readonly signatureText: string;
  readonly detached: Uint8Array | null;
}

function partsOf(
  header: StrictHeader | { readonly fault: string },
  { headerText, payloadText, signatureText, detached }: PartTexts,
): SignedParts | Verification {
  if ('fault' in header) return failed('malformed', header.fault);
  if (header.encodedPayload && decodeBase64url(payloadText) === null) {
    return failed('malformed', 'The payload is not canonical base64url (RFC 7515 2).');
  }
  if (header.alg.toLowerCase() === 'none') {
    return failed('unsecured', 'Its alg is “none”: nothing protects it, and no server should take it (RFC 8725 3.2).');
  }
  const algorithm = signingAlgorithm(header.alg);
  if (algorithm === undefined) return unchecked('unknown-algorithm', `Assay cannot check the algorithm “${header.alg.slice(0, 40)}”.`);
  if (signatureText === '') return failed('empty', 'The signature is empty (RFC 7515 5.2).');
  const signature = decodeBase64url(signatureText);
  if (signature === null) return failed('malformed', 'The signature is not canonical base64url (RFC 7515 2).');
  const shared = { algorithm, kid: header.kid, signature };
  if (payloadText !== '' || detached === null) {
    return { ...shared, input: encoder.encode(`${headerText}.${payloadText}`), lacksPayload: payloadText === '', given: null };
  }
  const inputFor = (payload: Uint8Array) => detachedInput(headerText, payload, header.encodedPayload);
  return { ...shared, input: inputFor(detached), lacksPayload: false, given: { payload: detached, inputFor } };
}

const encoder = new TextEncoder();

/** The JWS Signing Input of a payload that stands elsewhere, encoded or as it is (RFC 7515 5.1, RFC 7797 3). */
function detachedInput(headerText: string, payload: Uint8Array, encoded: boolean): Uint8Array<ArrayBuffer> {
  if (encoded) return encoder.encode(`${headerText}.${encodeBase64url(payload)}`);
  const head = encoder.encode(`${headerText}.`);
  const input = new Uint8Array(head.length + payload.length);
  input.set(head);
  input.set(payload, head.length);
  return input;
}
