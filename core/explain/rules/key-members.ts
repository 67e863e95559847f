import { keyFits, signingAlgorithm } from '../../jose/algorithms.ts';
import { decodeBase64url } from '../../jose/base64url.ts';
import { pointFault } from '../../jose/elliptic-curves.ts';
import { rsaNumber } from '../../jose/rsa-keys.ts';
import { rfc } from '../../jose/sources.ts';
import { isRoca } from '../../jose/weak-keys.ts';
import type { KeyEvidence } from '../evidence.ts';
import { keyType } from '../fitting-algorithm.ts';
import { chooseAlgorithm } from '../fix.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownType, shownValue } from '../shown-value.ts';

/** What is wrong with one key, each time with the member's name and a clause: `has …`. */
type KeyFault = readonly [member: string, clause: string, severity?: 'warning'];

function faultsOf(keys: readonly KeyEvidence[], fault: (key: KeyEvidence) => KeyFault | null): Found[] {
  return keys.flatMap((key): Found[] => {
    const found = fault(key);
    if (found === null) return [];
    const [member, clause, severity] = found;
    return [{ message: `“${key.label}” ${clause}.`, member: ['key', member], severity }];
  });
}

const longestExponent = 8;

/** The members of single keys. */
export const keyMemberRules = [
  rule({
    id: 'KEY-02',
    title: 'The key is for signatures',
    about:
      '“use” is absent or “sig”, and “key_ops” holds “sign” or “verify”. Libraries that import a key often forget these members, so that a key for encryption signs here and is refused there.',
    severity: 'error',
    needs: ['key'],
    sources: [rfc(7517, '4.2'), rfc(7517, '4.3')],
    check: ({ key, read }) => {
      if (read?.form === 'jwe') return null;
      const { use, key_ops: operations } = key.jwk;
      if (use !== undefined && use !== 'sig')
        return { message: `“use” of “${key.label}” is ${shownValue(use)}; a key that signs has “sig” or none.`, member: ['key', 'use'] };
      if (operations === undefined) return null;
      const member = ['key', 'key_ops'] as const;
      if (!Array.isArray(operations))
        return { message: `“key_ops” of “${key.label}” is ${shownType(operations)}, and must be a list.`, member };
      if (!operations.includes('sign') && !operations.includes('verify'))
        return { message: `“key_ops” of “${key.label}” is ${shownValue(operations)}, with neither “sign” nor “verify”.`, member };
      const others = operations.filter((operation) => operation !== 'sign' && operation !== 'verify');
      if (others.length === 0) return null;
      const message = `“key_ops” of “${key.label}” is ${shownValue(operations)}: one key should not do more than sign and verify${use === undefined ? '' : ', and its “use” is “sig”'}.`;
      return { message, member, severity: 'warning' };
    },
  }),
  rule({
    id: 'KEY-03',
    title: 'The key is used with its own algorithm',
    about: 'A key whose “alg” names an algorithm is for that one alone. One key with two algorithms weakens both, and readers refuse it.',
    severity: 'error',
    needs: ['key', 'algorithm'],
    sources: [rfc(7517, '4.4')],
    check: ({ key, algorithm }) => {
      const { alg } = key.jwk;
      // A key of ML-DSA with another “alg” is of another type.
      if (alg === undefined || alg === algorithm.alg || algorithm.kty === 'AKP') return null;
      const own = signingAlgorithm(alg);
      const fix = own !== undefined && keyFits(own, keyType(key)) ? chooseAlgorithm(own.alg) : undefined;
      const message = `“alg” of the header is “${algorithm.alg}”, and “${key.label}” is for ${shownValue(alg)} alone.`;
      return { message, member: ['header', 'alg'], fix };
    },
  }),
  rule({
    id: 'KEY-05',
    title: 'The coordinates of a key lie on its curve',
    about:
      'The coordinates of an EC key have the full length of the curve, leading zeros included, and satisfy its equation. Software that cuts zeros off makes keys that one in 128 times are refused.',
    severity: 'error',
    needs: ['everyKey'],
    sources: [rfc(7518, '6.2.1'), rfc(8725, '3.4')],
    check: ({ everyKey }) =>
      faultsOf(everyKey, ({ jwk }) => {
        const fault = jwk['kty'] === 'EC' || jwk['kty'] === 'OKP' ? pointFault(jwk) : null;
        return fault === null ? null : [fault.includes('“y”') ? 'y' : 'x', fault];
      }),
  }),
  rule({
    id: 'KEY-06',
    title: 'The numbers of an RSA key are possible ones',
    about:
      'The public exponent is odd and at least 3, in practice 65537, and the modulus odd. With an exponent of 1 anybody can sign; some libraries take it.',
    severity: 'error',
    needs: ['everyKey'],
    sources: [rfc(8017, '3.1')],
    check: ({ everyKey }) =>
      faultsOf(everyKey, ({ jwk }) => {
        const exponent = rsaNumber(jwk, 'e');
        const modulus = rsaNumber(jwk, 'n');
        if (exponent === null || modulus === null) return null;
        if (((modulus.at(-1) ?? 0) & 1) === 0) return ['n', 'has an even modulus, so it is no RSA key'];
        if (exponent.length > longestExponent)
          return ['e', `has a public exponent of ${exponent.length} bytes, which many libraries refuse`, 'warning'];
        const value = exponent.reduce((sum, byte) => sum * 256 + byte, 0);
        if (value === 1) return ['e', 'has the public exponent 1, with which anybody can sign'];
        if (value % 2 === 0) return ['e', `has the even public exponent ${value}, so it is no RSA key`];
        return value < 65_537
          ? ['e', `has the public exponent ${value}; 65537 is usual, and some servers take no smaller one`, 'warning']
          : null;
      }),
  }),
  rule({
    id: 'KEY-07',
    title: 'No key was made by the faulty library of 2017',
    about:
      'A library for smart cards and TPMs made RSA keys that can be factored (ROCA, CVE-2017-15361). The modulus shows it by its remainders.',
    severity: 'warning',
    needs: ['everyKey'],
    sources: [{ label: 'CVE-2017-15361', url: 'https://nvd.nist.gov/vuln/detail/CVE-2017-15361' }],
    check: ({ everyKey }) =>
      faultsOf(everyKey, ({ jwk }) => {
        const modulus = rsaNumber(jwk, 'n');
        return modulus !== null && modulus.length > 0 && isRoca(modulus)
          ? ['n', 'was made by the faulty library of CVE-2017-15361 and can be factored; make another']
          : null;
      }),
  }),
  rule({
    id: 'KEY-08',
    title: 'The values of a key are written as JOSE writes them',
    about:
      'They are base64url without padding, and the numbers of an RSA key without leading zero bytes. Lenient readers take other forms, and then compute another thumbprint.',
    severity: 'warning',
    needs: ['everyKey'],
    sources: [rfc(7518, '2'), rfc(7518, '6.3.1')],
    check: ({ everyKey }) =>
      everyKey.flatMap(({ jwk, label }): Found[] => {
        const wrong = ['n', 'e', 'x', 'y', 'pub'].filter((name) => typeof jwk[name] === 'string' && decodeBase64url(jwk[name]) === null);
        const padded = ['n', 'e'].filter((name) => typeof jwk[name] === 'string' && decodeBase64url(jwk[name])?.[0] === 0);
        return [
          ...wrong.map((name) => ({ message: `“${name}” of “${label}” is not written in base64url.`, member: ['key', name] as const })),
          ...padded.map((name) => ({
            message: `“${name}” of “${label}” begins with a zero byte too many.`,
            member: ['key', name] as const,
          })),
        ];
      }),
  }),
  rule({
    id: 'KEY-10',
    title: 'A “kid” that looks like a thumbprint is the key’s own',
    about:
      'Many servers name keys by their thumbprint, the SHA-256 hash of the key’s required members. A “kid” of that form that is another key’s was left behind when the key was changed.',
    severity: 'information',
    needs: ['key'],
    sources: [rfc(7638, '3'), rfc(9278, '3')],
    check: ({ key, header }) => {
      const kid = header?.['kid'] ?? key.kid;
      if (typeof kid !== 'string' || key.thumbprint === null) return null;
      const bare = kid.replace(/^urn:ietf:params:oauth:jwk-thumbprint:sha-256:/, '');
      if (!/^[\w-]{43}$/.test(bare) || bare === key.thumbprint) return null;
      const message = `“kid” is ${shownValue(kid)}, which has the form of a thumbprint, and that of “${key.label}” is ${listed([key.thumbprint])}.`;
      return { message, member: ['header', 'kid'] };
    },
  }),
];
