import { foreignAlgorithms } from '../../jose/foreign-algorithms.ts';
import { fapi2, openidCore, rfc, type Source } from '../../jose/sources.ts';
import { grouped } from '../../jose/time-words.ts';
import { assertionUses, type TokenUse } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { fittingAlgorithm } from '../fitting-algorithm.ts';
import { chooseAlgorithm, type Fix } from '../fix.ts';
import { rule } from '../rule.ts';
import { listed, shownValue } from '../shown-value.ts';

const dilithium: Source = { label: 'draft-ietf-cose-dilithium', url: 'https://datatracker.ietf.org/doc/html/draft-ietf-cose-dilithium' };
const member = ['header', 'alg'] as const;

/** Where a server's metadata lists the algorithms that it takes, or uses, for each kind of token. */
const listedIn: Readonly<Partial<Record<TokenUse, string>>> = {
  'client-assertion': 'token_endpoint_auth_signing_alg_values_supported',
  'id-token': 'id_token_signing_alg_values_supported',
  'dpop-proof': 'dpop_signing_alg_values_supported',
};

/** The algorithms that the server's metadata lists for this use, or null where it lists none. */
function serverAlgorithms({ metadata, use }: Facts): readonly string[] | null {
  const name = listedIn[use];
  const list = name === undefined ? undefined : metadata?.document[name];
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : null;
}

/** Whether the FAPI rule about PKCS#1 padding speaks of this algorithm. */
function isRefusedPadding(alg: string, { profile }: Facts): boolean {
  return /^RS\d/.test(alg) && profile.buildsOn === 'fapi2';
}

const clientUses: readonly TokenUse[] = [...assertionUses, 'dpop-proof'];

/** Whether an algorithm is the right one to sign with. */
export const algorithmChoiceRules = [
  rule({
    id: 'ALG-01',
    title: 'The algorithm is one that the server takes',
    about:
      'The server’s metadata lists the algorithms that it takes, in token_endpoint_auth_signing_alg_values_supported for client assertions; some vendors take fewer than they list.',
    severity: 'error',
    uses: ['client-assertion', 'grant', 'id-token', 'dpop-proof'],
    needs: ['algorithm'],
    partly: ['metadata'],
    sources: [rfc(8414, '2')],
    check: (facts) => {
      const { algorithm, profile, use } = facts;
      const list = serverAlgorithms(facts);
      if (list !== null && !list.includes(algorithm.alg)) {
        const message = `“alg” is “${algorithm.alg}”, and the server’s metadata lists ${list.length === 0 ? 'no algorithm' : listed(list)} in “${listedIn[use]}”.`;
        return { message, member, fix: fittingAlgorithm(facts, list) };
      }
      const { algorithms } = profile.limits;
      if (algorithms === undefined || algorithms.includes(algorithm.alg) || isRefusedPadding(algorithm.alg, facts)) return null;
      // What a vendor takes of client assertions says nothing of other tokens; FAPI speaks of all.
      if (use === 'id-token' || (use === 'dpop-proof' && profile.buildsOn !== 'fapi2')) return null;
      const message = `“alg” is “${algorithm.alg}”, and ${profile.name} takes ${listed(algorithms)}.`;
      return { message, member, fix: fittingAlgorithm(facts, algorithms) };
    },
  }),
  rule({
    id: 'ALG-02',
    title: 'The algorithm is the one that the client is registered with',
    about:
      'A client may be registered with one token_endpoint_auth_signing_alg. The server then refuses every other, also one that it takes from other clients.',
    severity: 'error',
    uses: ['client-assertion'],
    needs: ['algorithm', 'registration'],
    sources: [
      { label: 'OpenID Connect Registration 2', url: 'https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata' },
    ],
    check: (facts) => {
      const { algorithm, registration } = facts;
      if (registration.alg === null || registration.alg === algorithm.alg) return null;
      const message = `“alg” is “${algorithm.alg}”, and the client is registered with ${shownValue(registration.alg)} (token_endpoint_auth_signing_alg).`;
      return { message, member, fix: fittingAlgorithm(facts, [registration.alg]) };
    },
  }),
  rule({
    id: 'ALG-03',
    title: 'The algorithm belongs to the client’s method',
    about:
      'client_secret_jwt is an HMAC with the client secret, private_key_jwt a signature with a private key. A server that took either for the other could be deceived with a public key.',
    severity: 'error',
    uses: ['client-assertion'],
    needs: ['algorithm', 'registration'],
    sources: [openidCore('9', 'ClientAuthentication')],
    check: (facts) => {
      const { algorithm, registration } = facts;
      const wanted = algorithm.kty === 'oct' ? 'client_secret_jwt' : 'private_key_jwt';
      if (registration.method === wanted || !registration.method.endsWith('_jwt')) return null;
      const made = algorithm.kty === 'oct' ? 'an HMAC with the client secret' : 'a signature with a private key';
      const message = `“alg” is “${algorithm.alg}”, ${made}, and the client’s method is ${registration.method}; that algorithm belongs to ${wanted}.`;
      // Without a key the only algorithm that can be proposed is the one that is wrong here.
      const other = algorithm.kty === 'oct' && facts.key === null ? undefined : fittingAlgorithm(facts);
      return { message, member, fix: other ?? chooseMethod(wanted) };
    },
  }),
  rule({
    id: 'ALG-08',
    title: 'The algorithm is one of FAPI’s',
    about:
      'RSA with the padding of PKCS#1 v1.5 is sound where it is implemented with care. FAPI 2.0 takes PS256, ES256 and EdDSA with Ed25519 alone.',
    severity: { base: 'information', fapi2: 'error' },
    uses: clientUses,
    needs: ['algorithm'],
    sources: [fapi2('5.4.1')],
    check: (facts) => {
      const { algorithm, profile } = facts;
      if (!/^RS\d/.test(algorithm.alg) || profile.limits.algorithms?.includes(algorithm.alg) === true) return null;
      const refused = isRefusedPadding(algorithm.alg, facts);
      const message = `“alg” is “${algorithm.alg}”; ${refused ? profile.name : 'FAPI 2.0'} takes PS256, ES256 and EdDSA in its place.`;
      return { message, member, fix: fittingAlgorithm(facts, ['PS256', 'ES256', 'EdDSA']) };
    },
  }),
  rule({
    id: 'ALG-09',
    title: 'The name of the algorithm is the one that the server knows',
    about:
      '“EdDSA” is the older name, for several curves; “Ed25519” is the exact one. They sign alike, but many servers know only one of the names.',
    severity: 'information',
    needs: ['algorithm'],
    sources: [rfc(9864, '2.2'), rfc(8037, '3.1')],
    check: (facts) => {
      const { alg, crv } = facts.algorithm;
      if (crv !== 'Ed25519') return null;
      const list = serverAlgorithms(facts);
      const other = alg === 'EdDSA' ? 'Ed25519' : 'EdDSA';
      if (list !== null && (list.includes(alg) || !list.includes(other))) return null;
      const known = list === null ? 'many servers know only one of the names' : `the server lists “${other}” alone`;
      const message = `“alg” is “${alg}”, and “${other}” is the same signature by another name; ${known}.`;
      return { message, member, fix: list === null ? undefined : chooseAlgorithm(other) };
    },
  }),
  rule({
    id: 'ALG-10',
    title: 'The algorithm is one that can be computed here',
    about:
      'ES256K, Ed448, the Brainpool curves and RS1 are registered, and no runtime that Assay works with has them. A token with one is not wrong for that; its signature cannot be made or checked here.',
    severity: 'warning',
    needs: ['header'],
    sources: [
      { label: 'IANA JOSE algorithms', url: 'https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms' },
    ],
    check: (facts) => {
      const foreign = facts.alg === null ? undefined : foreignAlgorithms.get(facts.alg);
      if (foreign?.use !== 'signature') return null;
      const message = `“alg” is ${shownValue(facts.alg)}: ${foreign.title}. Assay can neither sign with it nor check it; that does not make the token wrong.`;
      return { message, member, fix: fittingAlgorithm(facts) };
    },
  }),
  rule({
    id: 'ALG-11',
    title: 'ML-DSA is known to the server and to this runtime',
    about:
      'Signatures with ML-DSA resist quantum computers and are long: 2420 to 4627 bytes, too long for many header fields. Few servers take them, and only recent runtimes compute them.',
    severity: 'information',
    needs: ['algorithm'],
    sources: [dilithium],
    check: (facts) => {
      const { algorithm, lacking } = facts;
      if (algorithm.kty !== 'AKP') return null;
      const bytes = grouped(algorithm.signatureBytes ?? 0);
      const lacks = lacking?.includes('ML-DSA') === true;
      const here = lacks ? ' This runtime has no ML-DSA, so Assay cannot compute it here; the command line under Node 24 can.' : '';
      const list = serverAlgorithms(facts);
      if (list?.includes(algorithm.alg) === true && !lacks) return null;
      const server = list === null ? 'few servers take it' : 'the server’s metadata does not list it';
      const message = `“alg” is “${algorithm.alg}”, with signatures of ${bytes} bytes; ${server}.${here}`;
      return { message, member, severity: lacks ? 'warning' : undefined };
    },
  }),
];

function chooseMethod(method: 'client_secret_jwt' | 'private_key_jwt'): Fix {
  return {
    title: `Authenticate with ${method}`,
    changes: [
      { change: 'set', of: 'request', name: 'method', value: method },
      { change: 'set', of: 'registration', name: 'method', value: method },
    ],
  };
}
