import { ecdsaNumbers } from '../../jose/elliptic-curves.ts';
import { signatureShapeFault } from '../../jose/signature-shape.ts';
import { rfc } from '../../jose/sources.ts';
import type { FailureCode, UncheckedCode } from '../../jose/verification-outcome.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type TextPlace } from '../rule.ts';
import type { ReadToken } from '../../jose/token.ts';

const member = ['token', 'signature'] as const;

/** The characters of the signature. */
function signaturePlace({ segments }: ReadToken): TextPlace | undefined {
  const segment = segments[2];
  return segment === undefined ? undefined : { in: 'token', start: segment.start, end: segment.start + segment.text.length };
}

/** Causes that a check of the signature can find. */
const knownCauses: ReadonlySet<FailureCode | UncheckedCode | null> = new Set([
  'other-key',
  'other-algorithm',
  'der',
  'other-secret-form',
  'confusion',
]);

/** What other rules say of a token that cannot have a good signature. */
const saidElsewhere: ReadonlySet<FailureCode | UncheckedCode | null> = new Set(['malformed', 'unsecured', 'empty']);

/** Whether the signature is one. */
export const algorithmSignatureRules = [
  rule({
    id: 'ALG-12',
    title: 'The signature is as long as its algorithm makes it',
    about:
      'ES256 and Ed25519 make 64 bytes, ES384 96, ES512 132, HS256 32, RSA as many as the modulus has. Cryptographic libraries make ECDSA signatures in ASN.1 DER first, which JOSE does not take.',
    severity: 'error',
    needs: ['signed', 'algorithm', 'signatureOctets'],
    sources: [rfc(7518, '3.4')],
    check: ({ signed, algorithm, signatureOctets, key }) => {
      const message =
        key === null
          ? (signatureShapeFault(algorithm, signatureOctets, null) ?? shortRsa(algorithm, signatureOctets))
          : signatureShapeFault(algorithm, signatureOctets, key.jwk);
      return message === null ? null : { message, member, place: signaturePlace(signed) };
    },
  }),
  rule({
    id: 'ALG-13',
    title: 'The numbers of an ECDSA signature are possible ones',
    about:
      'r and s are at least 1 and below the order of the curve. Software that does not look has taken nought for a good signature of anything (CVE-2022-21449).',
    severity: 'error',
    needs: ['signed', 'algorithm', 'signatureOctets'],
    sources: [rfc(7518, '3.4'), { label: 'CVE-2022-21449', url: 'https://nvd.nist.gov/vuln/detail/CVE-2022-21449' }],
    check: ({ signed, algorithm, signatureOctets }) => {
      const outside = (algorithm.kty === 'EC' ? ecdsaNumbers(algorithm.crv, signatureOctets) : null)?.outside ?? [];
      if (outside.length === 0) return null;
      const message = `${outside.join(' and ')} of the signature ${outside.length === 1 ? 'is' : 'are'} nought or not below the order of ${algorithm.crv}: no key makes such a signature.`;
      return { message, member, place: signaturePlace(signed) };
    },
  }),
  rule({
    id: 'ALG-14',
    title: 'The assertion can be told apart by more than its signature',
    about:
      'Of every ECDSA signature there is a second one, with s replaced by the order less s, that anybody can compute and that verifies too. A list of assertions seen must go by “jti”, never by the text or its hash; without “jti” it cannot.',
    severity: 'information',
    uses: assertionUses,
    needs: ['signed', 'algorithm', 'signatureOctets', 'claims'],
    sources: [{ label: 'SEC 1 4.1.3', url: 'https://www.secg.org/sec1-v2.pdf' }, rfc(7519, '4.1.7')],
    check: ({ signed, algorithm, signatureOctets, claims }) => {
      const numbers = algorithm.kty === 'EC' ? ecdsaNumbers(algorithm.crv, signatureOctets) : null;
      if (numbers === null || numbers.outside.length > 0 || claims['jti'] !== undefined) return null;
      const message = `There is no “jti”, and of every ${algorithm.alg} signature there is a second one that verifies too: a server that goes by the text takes a copy for another assertion.`;
      return { message, member, place: signaturePlace(signed) };
    },
  }),
  rule({
    id: 'ALG-15',
    title: 'The signature verifies',
    about:
      'It is checked over the text exactly as it was received, with the key that “kid” names, or each that fits. Where the cause of a failure can be found, ALG-16 names it.',
    severity: 'error',
    // Of what a server issued, TOK-06 says it.
    uses: ['client-assertion', 'grant', 'dpop-proof'],
    needs: ['signed', 'checkedSignature'],
    sources: [rfc(7515, '5.2'), rfc(7523, '3')],
    check: ({ signed, checkedSignature: { state, code, reason }, algorithm, signatureOctets, key }) => {
      if (state !== 'failed' || knownCauses.has(code) || saidElsewhere.has(code)) return null;
      const shape = algorithm !== null && signatureOctets !== null && signatureShapeFault(algorithm, signatureOctets, key?.jwk ?? null);
      return code === 'wrong-length' && shape !== null ? null : { message: reason, member, place: signaturePlace(signed) };
    },
  }),
  rule({
    id: 'ALG-16',
    title: 'No other key, padding or reading of the secret explains the signature',
    about:
      'A signature that fails is tried with the other keys of the set, the other paddings and hashes of RSA, as ASN.1 DER, with the secret decoded and trimmed, and with the text of the public key as secret, which is an attack.',
    severity: 'error',
    needs: ['signed', 'checkedSignature'],
    sources: [rfc(7515, '5.2'), rfc(8725, '2.1')],
    check: ({ signed, checkedSignature: { state, code, reason } }) =>
      state === 'failed' && knownCauses.has(code) ? { message: reason, member, place: signaturePlace(signed) } : null,
  }),
];

const leastRsaBytes = 256;

/** Without its key the length of an RSA signature is not known, but what no permitted key makes. */
function shortRsa({ kty, alg }: { readonly kty: string; readonly alg: string }, signature: Uint8Array): string | null {
  if (kty !== 'RSA' || signature.length >= leastRsaBytes) return null;
  return `The signature has ${signature.length} bytes; ${alg} makes at least ${leastRsaBytes}, as many as the modulus has.`;
}
