import { modulusBits } from '../../jose/rsa-keys.ts';
import { openidCore, rfc } from '../../jose/sources.ts';
import type { Facts } from '../facts.ts';
import { fittingAlgorithm, keyType } from '../fitting-algorithm.ts';
import { keyFits, signingAlgorithms } from '../../jose/algorithms.ts';
import { chooseAlgorithm, type Fix } from '../fix.ts';
import { rule } from '../rule.ts';

const leastModulusBits = 2048;
const leastEntropyBits = 128;

const encodingWords = { utf8: 'text (UTF-8)', base64: 'base64', base64url: 'base64url', hex: 'hexadecimal' } as const;

/** Whether a secret signs, as far as the header tells. */
function isHmac({ algorithm }: Facts): boolean {
  return algorithm === null || algorithm.kty === 'oct';
}

const trimSecret: Fix = {
  title: 'Take the white space around the secret away',
  changes: [{ change: 'set', of: 'registration', name: 'secret', value: 'trim' }],
};

/** Whether the key or secret suits the algorithm. */
export const algorithmKeyRules = [
  rule({
    id: 'ALG-04',
    title: 'The key is of the type that the algorithm takes',
    about:
      'RS* and PS* take an RSA key, ES256 one on P-256, ES384 on P-384, ES512 on P-521, EdDSA one on Ed25519, ML-DSA a key made for that very set, and HS* a secret.',
    severity: 'error',
    needs: ['algorithm', 'key'],
    sources: [rfc(7518, '3.1'), rfc(8037, '3.1'), rfc(9864, '2.2')],
    check: (facts) => {
      const { algorithm, key, use, registration } = facts;
      // A client whose method takes a secret, or a key, is told so by the rule about methods.
      if (use === 'client-assertion' && registration !== undefined && algorithm.kty === 'oct') return null;
      const type = keyType(key);
      if (type.kty === '' || keyFits(algorithm, type)) return null;
      const needs =
        algorithm.kty === 'oct'
          ? 'a shared secret'
          : algorithm.kty === 'AKP'
            ? `a key made for ${algorithm.alg}`
            : ['a key of type', algorithm.kty, algorithm.crv === undefined ? '' : `on ${algorithm.crv}`].join(' ').trim();
      const is = [type.kty, type.crv === null ? '' : `on ${type.crv}`, type.kty === 'AKP' && type.alg !== null ? `for ${type.alg}` : '']
        .filter((part) => part !== '')
        .join(' ');
      const message = `“alg” is “${algorithm.alg}”, which takes ${needs}; “${key.label}” is ${is}.`;
      return { message, member: ['header', 'alg'], fix: fittingAlgorithm(facts) };
    },
  }),
  rule({
    id: 'ALG-05',
    title: 'An RSA key has at least 2048 bits',
    about: 'RSA keys of fewer than 2048 bits must not be used with RS* and PS*. Servers and libraries refuse them.',
    severity: 'error',
    applies: ({ algorithm }) => algorithm?.kty !== 'oct',
    needs: ['key'],
    sources: [rfc(7518, '3.3'), rfc(7518, '3.5')],
    check: ({ key }) => {
      const bits = modulusBits(key.jwk);
      if (bits === null || bits >= leastModulusBits) return null;
      return { message: `The modulus of “${key.label}” has ${bits} bits; ${leastModulusBits} is the least.`, member: ['key', 'n'] };
    },
  }),
  rule({
    id: 'ALG-06',
    title: 'The client secret is as long as the hash',
    about:
      'HS256 takes a secret of at least 32 bytes, HS384 of 48, HS512 of 64. Libraries rarely check it; a shorter one can be guessed offline from a single assertion.',
    severity: 'error',
    applies: isHmac,
    needs: ['algorithm', 'secret'],
    sources: [rfc(7518, '3.2'), openidCore('16.19', 'SymmetricKeyEntropy')],
    check: ({ algorithm, secret }) => {
      const { hashBits, alg, kty } = algorithm;
      if (kty !== 'oct' || hashBits === undefined || secret.bits >= hashBits) return null;
      const shorter = signingAlgorithms.find((each) => each.kty === 'oct' && (each.hashBits ?? Infinity) <= secret.bits);
      const message = `The client secret has ${secret.bits / 8} bytes, read as ${encodingWords[secret.encoding]}; “${alg}” takes ${hashBits / 8} or more.`;
      return { message, member: ['registration', 'secret'], fix: shorter === undefined ? undefined : chooseAlgorithm(shorter.alg) };
    },
  }),
  rule({
    id: 'ALG-07',
    title: 'The client secret was made at random',
    about:
      'Whoever sees one assertion can try secrets offline as fast as a computer can hash. One that a person thought up, or that stands in everybody’s list, falls at once.',
    severity: 'warning',
    applies: isHmac,
    needs: ['algorithm', 'secret'],
    sources: [rfc(8725, '3.5')],
    check: ({ algorithm, secret }) => {
      if (algorithm.kty !== 'oct') return null;
      const member = ['registration', 'secret'] as const;
      if (secret.known)
        return { message: 'The client secret stands in the list of secrets that are tried first. Ask for another one.', member };
      const bits = Math.floor(secret.entropyBits);
      if (bits >= leastEntropyBits) return null;
      return {
        message: `The client secret looks thought up: about ${bits} bits are to be guessed, and ${leastEntropyBits} keep it safe.`,
        member,
      };
    },
  }),
  rule({
    id: 'ALG-17',
    title: 'The client secret is read as the server reads it',
    about:
      'OpenID Connect takes the octets of the secret’s text. Some servers decode it from base64 or hexadecimal first, and then no signature matches although the secret is the same.',
    severity: 'information',
    applies: isHmac,
    needs: ['algorithm', 'secret'],
    sources: [openidCore('10.1', 'Signing')],
    check: ({ algorithm, secret }) => {
      if (algorithm.kty !== 'oct') return null;
      const member = ['registration', 'secretEncoding'] as const;
      if (secret.surroundedBy !== 'nothing') {
        const message = `The client secret has a ${secret.surroundedBy} at its beginning or end, and it counts; copying often adds one.`;
        return { message, member, severity: 'warning', fix: trimSecret };
      }
      const others = secret.alsoReadableAs.map((encoding) => encodingWords[encoding]);
      if (others.length === 0 && secret.encoding === 'utf8') return null;
      const also = others.length === 0 ? '' : ` It could be ${others.join(' or ')} too.`;
      const rule = secret.encoding === 'utf8' ? 'as the specification says' : 'where the specification says text';
      return {
        message: `The client secret is read as ${encodingWords[secret.encoding]}, ${rule}.${also} The server has to do the same.`,
        member,
      };
    },
  }),
];
