import { signingAlgorithm, type SigningAlgorithm } from './algorithms.ts';
import { decodeBase64url } from './base64url.ts';
import type { JsonJws, JsonSignature } from './json-serialization.ts';
import { strictHeader, type StrictHeader } from './strict-header.ts';
import { failed, unchecked, type Verification } from './verification-outcome.ts';

/** The parts of a token that a check needs, read strictly. */
export interface SignedParts {
  readonly algorithm: SigningAlgorithm;
  readonly kid: string | null;
  readonly input: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly detached: boolean;
}

/** What of a compact JWS is verified, or why it cannot be (RFC 7515 5.2). */
export function compactParts(token: string): SignedParts | Verification {
  const segments = token.split('.', 6);
  const [headerText, payloadText, signatureText] = segments;
  if (segments.length === 5) return unchecked('not-a-jws', 'It is encrypted (JWE); the signature, if any, is inside.');
  if (segments.length !== 3 || headerText === undefined || payloadText === undefined || signatureText === undefined) {
    return unchecked('not-a-jws', 'It is no compact JWS, so it has no signature to check.');
  }
  return partsOf(strictHeader(headerText), headerText, payloadText, signatureText);
}

/** The same of one signature of a JWS in JSON serialization, whose header parameters may stand unprotected (RFC 7515 7.2.1). */
export function jsonParts({ payload }: JsonJws, { protectedText, unprotected, signature }: JsonSignature): SignedParts | Verification {
  return partsOf(strictHeader(protectedText ?? '', unprotected), protectedText ?? '', payload ?? '', signature);
}

function partsOf(
  header: StrictHeader | { readonly fault: string },
  headerText: string,
  payloadText: string,
  signatureText: string,
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
  const input = new TextEncoder().encode(`${headerText}.${payloadText}`);
  return { algorithm, kid: header.kid, input, signature, detached: payloadText === '' };
}
