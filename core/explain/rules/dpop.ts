import { rfc } from '../../jose/sources.ts';
import { durationWords } from '../../jose/time-words.ts';
import { isObject } from '../../jose/value-words.ts';
import { fieldValue } from '../../oauth/received-response.ts';
import type { ResponseEvidence, TokenUse } from '../evidence.ts';
import { setClaim, setHeader, type Fix } from '../fix.ts';
import { rule, type Found, type Rule } from '../rule.ts';
import { listed, shownType, shownValue } from '../shown-value.ts';
import { dpopTargetFault } from './dpop-target.ts';

const uses: readonly TokenUse[] = ['dpop-proof'];

/** Seconds after which a proof is too old for most servers. */
const oldest = 60;

const requiredClaims: readonly { readonly name: string; readonly type: 'string' | 'number'; readonly fix?: Fix }[] = [
  { name: 'jti', type: 'string', fix: setClaim('jti', '{{uuid}}', 'Set “jti” to a fresh one') },
  { name: 'htm', type: 'string' },
  { name: 'htu', type: 'string' },
  { name: 'iat', type: 'number', fix: setClaim('iat', '{{now}}', 'Set “iat” to now') },
];

/** DPP: proofs that the sender has the key that a token is bound to. */
export const dpopRules: readonly Rule[] = [
  rule({
    id: 'DPP-01',
    title: 'The header is that of a DPoP proof',
    about:
      '“typ” is “dpop+jwt”, “alg” names a signature with a private key, and “jwk” holds the public half of that key, so that the server can check the proof and bind the token to it.',
    severity: 'error',
    uses,
    needs: ['header'],
    sources: [rfc(9449, '4.2'), rfc(9449, '4.3')],
    check: ({ header, mediaType, algorithm }) => {
      const found: Found[] = [];
      if (mediaType?.kind !== 'DPoP proof') {
        const is = header['typ'] === undefined ? 'There is no “typ”' : `“typ” is ${shownValue(header['typ'])}`;
        found.push({
          message: `${is}; a DPoP proof has “dpop+jwt”.`,
          member: ['header', 'typ'],
          fix: setHeader('typ', 'dpop+jwt', 'Set typ to “dpop+jwt”'),
        });
      }
      if (algorithm?.kty === 'oct') {
        found.push({
          message: `“alg” is “${algorithm.alg}”, an HMAC; a DPoP proof is signed with a private key.`,
          member: ['header', 'alg'],
        });
      }
      const { jwk } = header;
      const member = ['header', 'jwk'] as const;
      if (!isObject(jwk)) {
        found.push({
          message: `${jwk === undefined ? 'There is no “jwk”' : `“jwk” is ${shownType(jwk)}`}; it holds the public key that checks the proof.`,
          member,
        });
      } else if (jwk['kty'] === 'oct') {
        found.push({ message: '“jwk” is a shared secret; it must be a public key.', member });
      }
      return found;
    },
  }),
  rule({
    id: 'DPP-02',
    title: 'The proof says for which request it is',
    about: '“jti”, “htm”, “htu” and “iat” make a proof good for one request; with an access token “ath” binds it to that token as well.',
    severity: 'error',
    uses,
    needs: ['claims'],
    partly: ['dpop'],
    sources: [rfc(9449, '4.2')],
    check: ({ claims, dpop }) => {
      const found: Found[] = [];
      for (const { name, type, fix } of requiredClaims) {
        const value = claims[name];
        if (typeof value === type && value !== '') continue;
        found.push({
          message: `“${name}” is ${value === '' ? 'empty' : shownType(value)}; a DPoP proof has it as a ${type}.`,
          member: ['claims', name],
          fix,
        });
      }
      if (dpop !== undefined && dpop.ath !== null && claims['ath'] === undefined) {
        const message = 'There is no “ath”; a proof that goes with an access token has the token’s hash there.';
        found.push({ message, member: ['claims', 'ath'], fix: setClaim('ath', dpop.ath, 'Set “ath” to the hash of the token') });
      }
      return found;
    },
  }),
  rule({
    id: 'DPP-03',
    title: 'The proof is for this method and this URL',
    about:
      '“htm” is the method of the request and “htu” its URL without query and fragment; the URLs are compared after normalisation, so that case of the host and default ports do not matter.',
    severity: 'error',
    uses,
    needs: ['claims', 'request'],
    sources: [rfc(9449, '4.3')],
    check: ({ claims: { htm, htu }, request }) => {
      const found: Found[] = [];
      if (typeof htm === 'string' && htm !== request.method) {
        const message = `“htm” is ${shownValue(htm)}, and the request is ${shownValue(request.method)}.`;
        found.push({ message, member: ['claims', 'htm'], fix: setClaim('htm', request.method, `Set “htm” to ${request.method}`) });
      }
      const fault = typeof htu === 'string' ? dpopTargetFault(htu, request.url) : null;
      if (fault !== null) {
        const fix = fault.wanted === null ? undefined : setClaim('htu', fault.wanted, 'Set “htu” to the URL of the request');
        found.push({ message: fault.message, member: ['claims', 'htu'], severity: fault.harmless ? 'warning' : undefined, fix });
      }
      return found;
    },
  }),
  rule({
    id: 'DPP-04',
    title: 'The proof is for this access token',
    about:
      '“ath” is the SHA-256 hash of the access token’s text as it is sent, in base64url. One of another token, or of the decoded one, is refused.',
    severity: 'error',
    uses,
    needs: ['claims', 'dpop'],
    sources: [rfc(9449, '4.2')],
    check: ({ claims: { ath }, dpop }) => {
      if (ath === undefined || dpop.ath === null || ath === dpop.ath) return null;
      const message = `“ath” is ${shownValue(ath)}, and the hash of the access token is “${dpop.ath}”.`;
      return { message, member: ['claims', 'ath'], fix: setClaim('ath', dpop.ath, 'Set “ath” to the hash of the token') };
    },
  }),
  rule({
    id: 'DPP-05',
    title: 'The proof is made with the key that the token is bound to',
    about:
      'The thumbprint of the key in the proof equals “cnf.jkt” of the token, and “dpop_jkt” of the authorization request where that was sent.',
    severity: 'error',
    uses,
    needs: ['header', 'dpop'],
    sources: [rfc(9449, '6.1'), rfc(9449, '10')],
    check: ({ dpop: { thumbprint, bindings } }) =>
      thumbprint === null
        ? null
        : bindings
            .filter((binding) => binding.thumbprint !== thumbprint)
            .map(({ where, thumbprint: bound }) => ({
              message: `The key of the proof has the thumbprint ${thumbprint}, and ${where} demands ${bound}: another key was used.`,
              member: ['header', 'jwk'] as const,
            })),
  }),
  rule({
    id: 'DPP-06',
    title: 'The proof is fresh, and used once',
    about:
      'Servers take a proof for some seconds after “iat”, and many remember its “jti” so long. Every request, and every repetition of one, has a proof of its own.',
    severity: 'warning',
    uses,
    needs: ['claims'],
    partly: ['dpop'],
    sources: [rfc(9449, '11.1')],
    check: ({ claims: { iat, jti }, at, dpop }) => {
      const found: Found[] = [];
      // One that lies ahead is TIM-06's.
      if (typeof iat === 'number' && at - iat > oldest) {
        const message = `“iat” is ${durationWords(at - iat)} ago; servers take a proof for some seconds.`;
        found.push({ message, member: ['claims', 'iat'], fix: setClaim('iat', '{{now}}', 'Set “iat” to now') });
      }
      if (typeof jti === 'string' && dpop?.earlier.includes(jti) === true) {
        const message = `“jti” ${shownValue(jti)} was sent before in this session; every request has a proof of its own.`;
        found.push({ message, member: ['claims', 'jti'], fix: setClaim('jti', '{{uuid}}', 'Set “jti” to a fresh one') });
      }
      return found;
    },
  }),
  rule({
    id: 'DPP-07',
    title: 'The proof has the nonce that the server gave',
    about:
      'A server that answers “use_dpop_nonce” gives a nonce in “DPoP-Nonce”. That is no failure: send the request once more, with a new proof that has the nonce, and with a new client assertion. Each server has nonces of its own.',
    severity: 'information',
    needs: [],
    partly: ['response'],
    sources: [rfc(9449, '8'), rfc(9449, '9')],
    check: ({ use, claims, dpop, response }) => {
      const found: Found[] = [];
      if (use === 'dpop-proof' && claims !== null && dpop !== undefined && dpop.nonce !== null && claims['nonce'] !== dpop.nonce) {
        const is = claims['nonce'] === undefined ? 'There is no “nonce”' : `“nonce” is ${shownValue(claims['nonce'])}`;
        const message = `${is}, and the one that the server gave last is ${shownValue(dpop.nonce)}.`;
        found.push({
          message,
          member: ['claims', 'nonce'],
          severity: 'warning',
          fix: setClaim('nonce', dpop.nonce, 'Set “nonce” to the server’s'),
        });
      }
      if (response !== undefined && asksForNonce(response)) {
        const nonce = fieldValue(response.headers, 'dpop-nonce');
        const gives = nonce === null ? 'but gives none in “DPoP-Nonce”' : `and gives ${listed([nonce])} in “DPoP-Nonce”`;
        const message = `The server asks for a nonce in the DPoP proof, ${gives}. Send it once more with a new proof and a new client assertion.`;
        found.push({ message, member: ['response', 'headers', 'DPoP-Nonce'] });
      }
      return found;
    },
  }),
];

/** Whether a server refused for want of a nonce: a token endpoint says so in the body, an API in its challenge. */
function asksForNonce({ status, json, headers }: ResponseEvidence): boolean {
  if (json?.['error'] === 'use_dpop_nonce') return true;
  return status === 401 && /\berror="?use_dpop_nonce\b/.test(fieldValue(headers, 'www-authenticate') ?? '');
}
