import { keyFits } from '../../jose/algorithms.ts';
import { openidCore, rfc, type Source } from '../../jose/sources.ts';
import { isObject } from '../../jose/value-words.ts';
import { assertionUses, type KeyEvidence } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { keyType } from '../fitting-algorithm.ts';
import { removeHeader, setHeader, type Fix } from '../fix.ts';
import { privateMembers } from '../key-evidence.ts';
import { otherKidSentence } from '../other-kid.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownType, shownValue } from '../shown-value.ts';

const smart: Source = {
  label: 'SMART App Launch 2.2, Asymmetric Authentication',
  url: 'https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html',
};

/** Longest kid that makes nobody wonder. */
const longestKid = 256;

/** What in a kid looks like an attack on whoever looks it up (RFC 8725 3.10), the worst first. */
const kidSigns: readonly (readonly [RegExp, string])[] = [
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  [/[\u0000-\u001f\u007f]/, 'a control character'],
  [/^\/|\.\.[/\\]|\\|^[A-Za-z]:[/\\]/, 'a path of a file'],
  [/['"`]/, 'a quotation mark'],
  [/[|;&$<>]/, 'a character that shells take for a command'],
  [/^(?:https?|file|ftp):/i, 'a URL'],
];

/** Whether a header names its key by a certificate. */
function namesCertificate(header: Facts['header']): boolean {
  return ['x5t', 'x5t#S256', 'x5c'].some((name) => header?.[name] !== undefined);
}

function nameKid(kid: string | null | undefined): Fix | undefined {
  return kid === null || kid === undefined || kid === '' ? undefined : setHeader('kid', kid, `Set kid to ${shownValue(kid)}`);
}

/** The keys of a set that can have signed with the algorithm. */
function fitting(keys: readonly KeyEvidence[], { algorithm }: Facts): readonly KeyEvidence[] {
  return algorithm === null ? keys : keys.filter((key) => keyFits(algorithm, keyType(key)));
}

/** What is meant by a kid that names no key, if that can be told. */
function nearKid(kid: string, keys: readonly KeyEvidence[]): { readonly key: KeyEvidence; readonly how: string } | null {
  const plain = kid.trim().toLowerCase();
  for (const key of keys) {
    if (key.kid !== null && key.kid.trim().toLowerCase() === plain)
      return { key, how: `; it differs from ${shownValue(key.kid)} by case or white space alone` };
    if (key.thumbprint === kid)
      return { key, how: `; it is the thumbprint of the key that is called ${shownValue(key.kid ?? key.label)} there` };
  }
  return null;
}

/** A draft that names another key than the one that will sign it. What is signed is judged by its signature. */
function otherSigner(kid: string, { read, signed, use, signingKey, heldKeys }: Facts): Found | null {
  const own = signingKey?.kid ?? '';
  if (read === null || signed !== null || !assertionUses.includes(use) || signingKey === undefined || own === '' || own === kid)
    return null;
  const message = otherKidSentence(kid, signingKey, heldKeys);
  return { message, member: ['header', 'kid'], severity: 'warning', fix: nameKid(own) };
}

/** A draft whose “kid” is that of a key of the set which is not the one that signs. */
function otherKeyNamed(kid: string, key: KeyEvidence | undefined, { signed, use, keys, signingKey }: Facts): Found | null {
  const wanted = signingKey?.thumbprint ?? null;
  if (key === undefined || key.thumbprint === null || wanted === null || key.thumbprint === wanted) return null;
  if (signed !== null || !assertionUses.includes(use)) return null;
  const right = keys?.keys.find(({ thumbprint }) => thumbprint === wanted);
  const message = `“kid” is ${shownValue(kid)}, which in ${keys?.from ?? 'the set'} is another key than “${signingKey?.label ?? ''}”, which signs: the signature will not match.`;
  return { message, member: ['header', 'kid'], fix: nameKid(right?.kid) };
}

/** How the header tells which key signed. */
export const headerKeyRules = [
  rule({
    id: 'HDR-07',
    title: 'The header says which key signed',
    about:
      '“kid” names the key in the set that the server has. With several keys registered a server cannot know which one is meant without it; with one, many do, but not all.',
    severity: { base: 'warning', oidc: 'error', smart: 'error' },
    uses: ['client-assertion', 'grant', 'access-token', 'id-token'],
    needs: ['header'],
    sources: [openidCore('10.1', 'Signing'), smart],
    check: (facts) => {
      const { header, algorithm, keys, profile, signingKey } = facts;
      // The kid of an encrypted token names the key that opens it.
      if (facts.read?.form === 'jwe' || header['kid'] !== undefined) return null;
      if (algorithm?.kty === 'oct' || facts.alg?.toLowerCase() === 'none') return null;
      const demanded = profile.limits.header?.includes('kid') === true;
      if (namesCertificate(header) && !demanded) return null;
      const several = (keys?.keys.length ?? 0) > 1;
      const count = several ? `, and ${keys?.from ?? 'the set'} has ${keys?.keys.length ?? 0} keys` : '';
      const demand = demanded ? ` ${profile.name} demands it.` : '';
      const fix = nameKid(signingKey?.kid ?? (keys === undefined ? null : fitting(keys.keys, facts)[0]?.kid));
      const message = `There is no “kid”, so the header does not say which key signed${count}.${demand}`;
      return { message, member: ['header', 'kid'], fix, ...(several || demanded ? { severity: 'error' } : {}) };
    },
  }),
  rule({
    id: 'HDR-08',
    title: '“kid” names one key that the reader has',
    about:
      'A reader looks for the key with exactly this “kid”, letter by letter. None, or several of the right type, and it refuses the token. Where its keys are not known, a draft’s “kid” is compared with the name of the key that signs.',
    severity: 'error',
    uses: ['client-assertion', 'grant', 'access-token', 'id-token'],
    needs: ['header'],
    partly: ['keys'],
    sources: [rfc(7517, '4.5'), smart],
    check: (facts) => {
      const { header, keys, algorithm, signingKey } = facts;
      const { kid } = header;
      if (typeof kid !== 'string' || algorithm?.kty === 'oct') return null;
      if (keys === undefined) return otherSigner(kid, facts);
      if (keys.keys.length === 0) return null;
      const named = keys.keys.filter((key) => key.kid === kid);
      const member = ['header', 'kid'] as const;
      const right = fitting(named, facts);
      if (right.length > 1)
        return { message: `${right.length} keys in ${keys.from} have the kid ${shownValue(kid)}, so it names none of them.`, member };
      if (right.length === 1) return otherKeyNamed(kid, right[0], facts);
      const others = fitting(keys.keys, facts);
      const fix = nameKid(
        others.find((key) => key.thumbprint !== null && key.thumbprint === signingKey?.thumbprint)?.kid ??
          (others.length === 1 ? others[0]?.kid : null),
      );
      if (named.length > 0) {
        return {
          message: `“kid” names ${shownValue(kid)}, and that key in ${keys.from} is of another type than ${facts.alg ?? 'alg'} takes.`,
          member,
          fix,
        };
      }
      const near = nearKid(kid, keys.keys);
      const have = keys.keys.flatMap((key) => key.kid ?? []).slice(0, 4);
      const has = have.length === 0 ? 'none of its keys has a kid' : `there are ${listed(have)}`;
      return {
        message: `“kid” is ${shownValue(kid)}, and no key in ${keys.from} has it${near?.how ?? `: ${has}`}.`,
        member,
        fix: near === null ? fix : nameKid(near.key.kid),
      };
    },
  }),
  rule({
    id: 'HDR-09',
    title: '“kid” is an ordinary name',
    about:
      'A “kid” is a string. Servers look it up in databases, files and caches, so that one with a path, quotation marks, shell characters or control characters is refused or worse.',
    severity: 'error',
    needs: ['header'],
    sources: [rfc(7515, '4.1.4'), rfc(8725, '3.10')],
    check: ({ header }) => {
      const { kid } = header;
      const member = ['header', 'kid'] as const;
      if (kid === undefined) return null;
      if (typeof kid !== 'string') return { message: `“kid” is ${shownType(kid)}, and must be a string.`, member };
      if (kid === '') return { message: '“kid” is empty.', member, severity: 'warning' };
      const sign = kidSigns.find(([pattern]) => pattern.test(kid));
      if (sign !== undefined)
        return {
          message: `“kid” holds ${sign[1]}: ${shownValue(kid)}. Servers may refuse it, or look up something else.`,
          member,
          severity: 'warning',
        };
      if (kid.length <= longestKid) return null;
      return {
        message: `“kid” has ${kid.length} characters; more than ${longestKid} is too long for many servers.`,
        member,
        severity: 'warning',
      };
    },
  }),
  rule({
    id: 'HDR-10',
    title: 'The header brings no key along',
    about:
      'A key that a token carries, or points to, proves nothing: anybody can put one there. A server must not trust it. Exceptions are a DPoP proof’s “jwk”, “jku” of a SMART client when it is the registered URL, and “x5c” where the server checks the chain.',
    severity: 'warning',
    needs: ['header'],
    sources: [rfc(7515, '10'), rfc(8725, '3.10')],
    check: ({ header, use, registration, profile }) => {
      const found: Found[] = [];
      for (const name of ['jwk', 'jku', 'x5u', 'x5c'] as const) {
        const value = header[name];
        if (value === undefined || (name === 'jwk' && use === 'dpop-proof')) continue;
        if (name === 'jku' && typeof value === 'string' && value === registration?.jwksUri) continue;
        if (name === 'x5c' && (profile.defaults.certificateParameters?.includes('x5c') === true || named(profile.limits.header, 'x5c')))
          continue;
        const what = name === 'jwk' || name === 'x5c' ? 'carries the key itself' : `points to a key at ${shownValue(value)}`;
        found.push({
          message: `“${name}” ${what}. A server must take its keys from the registration and not from the token.`,
          member: ['header', name],
          fix: removeHeader(name),
        });
      }
      return found;
    },
  }),
  rule({
    id: 'HDR-11',
    title: 'The header gives no private key away',
    about:
      'A “jwk” in a header holds a public key. With a private member in it everybody who sees the token can sign with that key; it is lost.',
    severity: 'error',
    needs: ['header'],
    sources: [rfc(7515, '4.1.3'), rfc(9449, '4.3')],
    check: ({ header }) => {
      const { jwk } = header;
      const names = isObject(jwk) ? privateMembers.filter((name) => Object.hasOwn(jwk, name)) : [];
      if (names.length === 0) return null;
      const message = `“jwk” has the private ${names.length === 1 ? 'member' : 'members'} ${listed(names)}: whoever sees this token can sign with that key. Do not use it again.`;
      return { message, member: ['header', 'jwk'], fix: removeHeader('jwk') };
    },
  }),
];

function named(header: Facts['profile']['limits']['header'], name: string): boolean {
  return header?.some((entry) => (typeof entry === 'string' ? entry === name : entry.includes(name))) === true;
}
