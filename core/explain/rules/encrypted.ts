import type { JsonObject } from '../../contract/values.ts';
import { pointFault } from '../../jose/elliptic-curves.ts';
import { contentEncryptionAlgorithm, keyManagementAlgorithm } from '../../jose/encryption-algorithms.ts';
import { mostIterations, weakIterations } from '../../jose/password-iterations.ts';
import { rfc, type Source } from '../../jose/sources.ts';
import { grouped } from '../../jose/time-words.ts';
import { isObject } from '../../jose/value-words.ts';
import { assertionUses, type TokenUse } from '../evidence.ts';
import type { Supplied } from '../facts.ts';
import { removeHeader, setHeader } from '../fix.ts';
import { rule, type CheckResult, type Rule, type RuleDefinition } from '../rule.ts';
import { shownType, shownValue } from '../shown-value.ts';

const rsa15: Source = {
  label: 'draft-ietf-jose-deprecate-none-rsa15',
  url: 'https://datatracker.ietf.org/doc/html/draft-ietf-jose-deprecate-none-rsa15',
};

/** A rule that says nothing of tokens that are not encrypted. */
function encryptedRule(
  definition: Omit<RuleDefinition<'signed' | 'header'>, 'needs' | 'check'> & {
    readonly check: (header: JsonObject, facts: Supplied<'signed' | 'header'>) => CheckResult;
  },
): Rule {
  return rule({
    ...definition,
    needs: ['signed', 'header'],
    check: (facts) => (facts.signed.form === 'jwe' ? definition.check(facts.header, facts) : null),
  });
}

/** Uses in which the reader must be shown who wrote the token. */
const authenticatedUses: ReadonlySet<TokenUse> = new Set([...assertionUses, 'id-token', 'dpop-proof']);

/** JWE: tokens that are encrypted. */
export const encryptedRules: readonly Rule[] = [
  encryptedRule({
    id: 'JWE-01',
    title: 'The token can be read without a key',
    about:
      'Five segments are an encrypted token. Its header can be read; the rest only with the key of the one whom it is for. That is no fault.',
    severity: 'information',
    sources: [rfc(7516, '7.1')],
    check: (header) => ({ message: `The token is encrypted (${encryptionWords(header)}). ${keyWords(header)}`, member: ['token'] }),
  }),
  encryptedRule({
    id: 'JWE-02',
    title: 'The key is not encrypted with RSA1_5',
    about:
      'With RSAES-PKCS1-v1_5 whoever may send tokens and see how the reader fails can find out the key. It is deprecated; RSA-OAEP-256 takes its place with the same key.',
    severity: 'warning',
    sources: [rfc(8725, '3.2'), rsa15],
    check: ({ alg }) =>
      alg === 'RSA1_5'
        ? {
            message: '“alg” is “RSA1_5”, which is deprecated and which many readers refuse; “RSA-OAEP-256” takes the same key.',
            member: ['header', 'alg'],
            fix: setHeader('alg', 'RSA-OAEP-256', 'Encrypt with RSA-OAEP-256'),
          }
        : null,
  }),
  encryptedRule({
    id: 'JWE-03',
    title: 'The content was not compressed',
    about:
      'Compressed content gives itself away by its length, and a few bytes can expand to gigabytes. Readers must stop early; here at 250 000 bytes.',
    severity: 'warning',
    sources: [rfc(8725, '3.6'), rfc(7516, '4.1.3')],
    check: ({ zip }) =>
      zip === undefined
        ? null
        : {
            message: `“zip” is ${shownValue(zip)}: the content is compressed, and no more than 250 000 bytes of it are read.`,
            member: ['header', 'zip'],
            fix: removeHeader('zip'),
          },
  }),
  encryptedRule({
    id: 'JWE-04',
    title: 'A password is hashed often enough, and not too often',
    about:
      'With PBES2 “p2c” says how often the password is hashed. Fewer than 1000 times hardly protects it; the sender also decides how long the reader computes, so that readers set a limit, here 1 200 000. jose opens such tokens only where it is told to.',
    severity: 'warning',
    sources: [rfc(7518, '4.8.1.2')],
    check: ({ alg, p2c }) => {
      if (keyManagementAlgorithm(alg)?.password !== true) return null;
      const member = ['header', 'p2c'] as const;
      if (typeof p2c !== 'number' || !Number.isInteger(p2c) || p2c < 1) {
        const is = p2c === undefined ? 'There is no “p2c”' : `“p2c” is ${shownType(p2c)}`;
        return { message: `${is}; ${shownValue(alg)} takes the number of times that the password is hashed.`, member, severity: 'error' };
      }
      if (p2c > mostIterations) {
        const message = `“p2c” asks for ${grouped(p2c)} iterations; more than ${grouped(mostIterations)} are an attack on the reader, and are not computed.`;
        return { message, member, severity: 'error' };
      }
      if (p2c >= weakIterations) return null;
      return { message: `“p2c” is ${grouped(p2c)}; fewer than ${weakIterations} iterations hardly protect the password.`, member };
    },
  }),
  encryptedRule({
    id: 'JWE-05',
    title: 'Inside is a signed token that verifies',
    about:
      'Decrypted is not authenticated: anybody who has the recipient’s public key can encrypt. Who wrote the content is shown by a signature inside alone.',
    severity: 'error',
    sources: [rfc(8725, '3.3'), rfc(7523, '3'), rfc(7519, '5.2')],
    check: ({ cty }, { opened, use }) => {
      const severity = authenticatedUses.has(use) ? undefined : 'information';
      if (opened !== undefined) {
        if (opened.verified || opened.holds === 'another encrypted token') return null;
        const inside =
          opened.holds === 'a signed token'
            ? 'Inside is a signed token whose signature was not verified'
            : `Inside is ${opened.holds === 'claims' ? 'a set of claims' : 'something'} that nobody signed`;
        return { message: `${inside}, so who wrote it is unknown.`, member: ['token'], severity };
      }
      if (typeof cty === 'string' && /^(?:application\/)?(?:.+\+)?jwt$/i.test(cty)) return null;
      const is = cty === undefined ? 'There is no “cty”' : `“cty” is ${shownValue(cty)}`;
      return {
        message: `${is}, and a token that was signed before it was encrypted says “JWT” there. Without a signature inside, anybody who has the public key can have written it.`,
        member: ['header', 'cty'],
        severity,
      };
    },
  }),
  encryptedRule({
    id: 'JWE-06',
    title: 'The ephemeral key lies on its curve',
    about:
      'With ECDH-ES the sender’s public key stands in “epk”. A point beside the curve draws the reader’s private key out of careless software, bit by bit.',
    severity: 'error',
    sources: [rfc(8725, '3.4'), rfc(7518, '4.6.1.1')],
    check: ({ alg, epk }) => {
      if (keyManagementAlgorithm(alg)?.kty !== 'agreement') return null;
      const member = ['header', 'epk'] as const;
      if (!isObject(epk)) {
        const is = epk === undefined ? 'There is no “epk”' : `“epk” is ${shownType(epk)}`;
        return { message: `${is}; with ${shownValue(alg)} it holds the sender’s public key.`, member };
      }
      const fault = pointFault(epk);
      return fault === null ? null : { message: `“epk” ${fault}. No reader may use it.`, member };
    },
  }),
];

function encryptionWords({ alg, enc }: JsonObject): string {
  const key = keyManagementAlgorithm(alg)?.title ?? shownValue(alg);
  const content = contentEncryptionAlgorithm(enc)?.title ?? shownValue(enc);
  return `key: ${key}; content: ${content}`;
}

/** What opens it. */
function keyWords({ alg, enc, kid, epk }: JsonObject): string {
  const algorithm = keyManagementAlgorithm(alg);
  const named = typeof kid === 'string' ? ` with the kid ${shownValue(kid)}` : '';
  if (algorithm?.password === true) return 'The password that it was made with opens it.';
  if (algorithm?.kty === 'RSA' || alg === 'RSA1_5') return `An RSA private key${named} opens it.`;
  if (algorithm?.kty === 'agreement') {
    const crv = isObject(epk) && typeof epk['crv'] === 'string' ? ` on ${epk['crv'].slice(0, 20)}` : '';
    return `A private key${crv}${named} opens it.`;
  }
  const bits = algorithm?.keyBits ?? (algorithm === undefined ? undefined : contentEncryptionAlgorithm(enc)?.keyBits);
  return `A shared key${bits === undefined ? '' : ` of ${bits} bits`}${named} opens it.`;
}
