import { headerParameters } from '../../jose/header-parameters.ts';
import { rfc } from '../../jose/sources.ts';
import { removeHeader, type Fix } from '../fix.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownType, shownValue } from '../shown-value.ts';

/** Header parameters that JWS, JWE and JWA define themselves, which “crit” must not name (RFC 7515 4.1.11). */
const ownParameters: ReadonlySet<unknown> = new Set(
  'alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c'.split(' '),
);

/** Header parameters that mean something in an encrypted token alone, and what they are about. */
const encryptionParameters: readonly (readonly [string, string])[] = [
  ['enc', 'encryption'],
  ['zip', 'compression'],
  ['epk', 'key agreement'],
  ['p2c', 'encryption with a password'],
];

/** Claims that may be repeated in a header, of an encrypted token (RFC 7519 5.3). */
const repeatedClaims = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/** What “crit” itself has wrong, in a sentence; null where it is a proper list. */
function criticalFault(crit: unknown, header: object): string | null {
  if (!Array.isArray(crit)) return `“crit” is ${shownType(crit)}, and must be a list of names.`;
  if (crit.length === 0) return '“crit” is an empty list; it is left out where nothing is critical.';
  const noText = crit.find((name) => typeof name !== 'string');
  if (noText !== undefined) return `“crit” has ${shownValue(noText)} in it; every name is a string.`;
  const repeated = crit.find((name, index) => crit.indexOf(name) !== index);
  if (repeated !== undefined) return `“crit” names ${shownValue(repeated)} twice.`;
  const own = crit.find((name) => ownParameters.has(name));
  if (own !== undefined) return `“crit” names ${shownValue(own)}, which every reader understands and which must not stand there.`;
  const absent = crit.find((name) => typeof name === 'string' && !Object.hasOwn(header, name));
  return absent === undefined ? null : `“crit” names ${shownValue(absent)}, which the header does not have.`;
}

/** Extensions of the header, and what has no business in it. */
export const headerExtensionRules = [
  rule({
    id: 'HDR-12',
    title: '“crit” is a list of extensions that are there',
    about:
      '“crit” names header parameters that a reader must understand or else refuse the token. It is a list of different names, not empty, of extensions alone, each of them in the header.',
    severity: 'error',
    needs: ['header'],
    sources: [rfc(7515, '4.1.11')],
    check: ({ header }) => {
      const { crit } = header;
      const message = crit === undefined ? null : criticalFault(crit, header);
      return message === null ? null : { message, member: ['header', 'crit'], fix: removeHeader('crit') };
    },
  }),
  rule({
    id: 'HDR-13',
    title: '“crit” demands nothing that a reader cannot know',
    about: 'No profile of client assertions, access tokens or proofs defines a critical extension, so a server has to refuse the token.',
    severity: 'error',
    needs: ['header'],
    sources: [rfc(7515, '4.1.11')],
    check: ({ header }) => {
      const { crit } = header;
      const names = Array.isArray(crit)
        ? crit.filter((name) => typeof name === 'string' && name !== 'b64' && !ownParameters.has(name))
        : [];
      if (names.length === 0) return null;
      const message = `“crit” demands that the reader understands ${listed(names.slice(0, 5))}; one that does not must refuse the token.`;
      return { message, member: ['header', 'crit'], fix: removeHeader('crit') };
    },
  }),
  rule({
    id: 'HDR-14',
    title: 'The payload is encoded',
    about: '“b64” with false leaves the payload unencoded, which a JWT never does. Where “b64” stands, “crit” has to name it.',
    severity: 'error',
    needs: ['header'],
    sources: [rfc(7797, '7'), rfc(7797, '6')],
    check: ({ header }) => {
      const { b64, crit } = header;
      if (b64 === undefined) return null;
      const fix = removeHeader('b64');
      if (b64 === false) return { message: '“b64” is false, and a JWT’s payload is always encoded.', member: ['header', 'b64'], fix };
      if (b64 !== true) return { message: `“b64” is ${shownValue(b64)}, and must be true or false.`, member: ['header', 'b64'], fix };
      if (Array.isArray(crit) && crit.includes('b64')) return null;
      return { message: '“b64” is there and “crit” does not name it.', member: ['header', 'b64'], fix, source: rfc(7797, '6') };
    },
  }),
  rule({
    id: 'HDR-18',
    title: 'The header has nothing that belongs to another kind of token',
    about:
      '“cty” with “JWT” means a token within a token; “enc”, “zip”, “epk” and “p2c” belong to encryption; claims that are repeated in the header have to be the same there.',
    severity: 'warning',
    needs: ['header'],
    sources: [rfc(7519, '5.2'), rfc(7519, '5.3'), rfc(7516, '4')],
    check: ({ header, claims, read }) => {
      if (read?.form === 'jwe') return null;
      const found: Found[] = [];
      const { cty } = header;
      if (claims !== null && typeof cty === 'string' && /^(?:application\/)?jwt$/i.test(cty)) {
        const message = `“cty” is ${shownValue(cty)}, which says that the payload is another token, and it is a claims set.`;
        found.push({ message, member: ['header', 'cty'], fix: removeHeader('cty') });
      }
      for (const [name, about] of encryptionParameters) {
        if (header[name] === undefined) continue;
        const message = `“${name}” is about ${about} and means nothing in a signed token.`;
        found.push({ message, member: ['header', name], fix: removeHeader(name), source: rfc(7516, '4') });
      }
      for (const name of claims === null ? [] : repeatedClaims) {
        const inHeader = header[name];
        if (inHeader === undefined || JSON.stringify(inHeader) === JSON.stringify(claims?.[name])) continue;
        const message = `“${name}” is ${shownValue(inHeader)} in the header and ${shownValue(claims?.[name])} in the claims; where it is repeated it is the same.`;
        found.push({ message, member: ['header', name], fix: removeHeader(name), source: rfc(7519, '5.3') });
      }
      return found;
    },
  }),
  rule({
    id: 'HDR-19',
    title: 'Every header parameter is known',
    about:
      'Header parameters that no specification known here defines. Readers ignore what they do not know; a typing error goes unnoticed so.',
    severity: 'information',
    needs: ['header'],
    sources: [rfc(7515, '4')],
    check: ({ header }) => {
      const unknown = Object.keys(header).filter((name) => !headerParameters.has(name));
      return unknown.slice(0, 20).map((name) => {
        const meant = nearParameter(name);
        const hint = meant === null ? '' : ` Is “${meant}” meant?`;
        const fix = meant === null || header[meant] !== undefined ? undefined : renamed(name, meant);
        return {
          message: `No specification known here has the header parameter ${shownValue(name)}.${hint}`,
          member: ['header', name] as const,
          fix,
        };
      });
    },
  }),
];

/** A registered name that differs by case or punctuation alone. */
function nearParameter(name: string): string | null {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  for (const known of headerParameters.keys()) if (plain(known) === plain(name)) return known;
  return null;
}

function renamed(name: string, to: string): Fix {
  return { title: `Call it “${to}”`, changes: [{ change: 'rename', of: 'header', name, to }] };
}
