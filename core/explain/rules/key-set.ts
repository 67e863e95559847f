import { rfc } from '../../jose/sources.ts';
import { fieldValue } from '../../oauth/received-response.ts';
import { assertionUses, type KeySetEvidence, type KeySetFetch } from '../evidence.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownValue } from '../shown-value.ts';

const member = ['key'] as const;

/** A set that takes longer, or is larger, than servers wait for or read. */
const slowMilliseconds = 3000;
const largeBytes = 64 * 1024;

/** The set of keys that the reader has. */
export const keySetRules = [
  rule({
    id: 'KEY-01',
    title: 'The key set gives no secret away',
    about:
      'A set that is published holds public keys alone. Whoever reads a private key or a shared secret in it can sign as its owner; such a key is lost.',
    severity: 'error',
    needs: ['keys'],
    sources: [rfc(7517, '9.2')],
    check: ({ keys }) => [
      ...keys.keys
        .filter(({ privateMembers }) => privateMembers.length > 0)
        .map(({ label, privateMembers }) => ({
          message: `“${label}” in ${keys.from} has the private ${privateMembers.length === 1 ? 'member' : 'members'} ${listed(privateMembers)}: whoever reads the set can sign with it. Do not use that key again.`,
          member,
        })),
      ...(keys.secrets === 0
        ? []
        : [
            {
              message: `There ${keys.secrets === 1 ? 'is a shared secret' : `are ${keys.secrets} shared secrets`} in ${keys.from}; a set holds public keys alone.`,
              member,
            },
          ]),
    ],
  }),
  rule({
    id: 'KEY-04',
    title: 'Each key of the set can be told from the others',
    about:
      'A reader takes the key with the token’s “kid”. Two of one type with the same, or keys without any among several, make it try or refuse.',
    severity: 'warning',
    needs: ['keys'],
    sources: [rfc(7517, '4.5')],
    check: ({ keys }) => {
      const found: Found[] = [];
      for (const [kid, count] of sameKids(keys)) {
        found.push({ message: `${count} keys of one type in ${keys.from} have the kid ${shownValue(kid)}.`, member });
      }
      const unnamed = keys.keys.filter(({ kid }) => kid === null).length;
      if (keys.keys.length > 1 && unnamed > 0) {
        found.push({
          message: `Of the ${keys.keys.length} keys in ${keys.from} ${unnamed === 1 ? 'one has' : `${unnamed} have`} no kid.`,
          member,
        });
      }
      if (keys.secrets > 0 && keys.keys.length > 0) {
        found.push({
          message: `Shared secrets and public keys stand together in ${keys.from}; a reader may take one for the other.`,
          member,
        });
      }
      return found;
    },
  }),
  rule({
    id: 'KEY-09',
    title: 'The key set’s URL answers as readers want it',
    about:
      'A server fetches the set while it checks an assertion: over https, at once, small, without redirects to http, as JSON, and with a header that says how long to keep it.',
    severity: 'warning',
    needs: ['fetched'],
    sources: [rfc(7517, '8.5'), rfc(7591, '2')],
    check: ({ fetched }) => fetchFaults(fetched).map((message) => ({ message, member: ['registration', 'jwksUri'] as const })),
  }),
  rule({
    id: 'KEY-11',
    title: 'The key that signs has its public half in the set',
    about:
      'The server checks with the public keys that it has of the client. When the half of the key that signs is not among them, because it was exchanged, belongs to another client or was never uploaded, no assertion can verify.',
    severity: 'error',
    uses: assertionUses,
    needs: ['signingKey', 'keys'],
    sources: [rfc(7517, '4.5'), rfc(7638, '3')],
    check: ({ signingKey, keys, header }) => {
      if (signingKey.thumbprint === null || keys.keys.some(({ thumbprint }) => thumbprint === signingKey.thumbprint)) return null;
      const kid = header?.['kid'] ?? signingKey.kid;
      const namesake = keys.keys.find((key) => kid !== undefined && kid !== null && key.kid === kid);
      const message =
        keys.keys.length === 0
          ? `There is no public key in ${keys.from}, so nothing that “${signingKey.label}” signs can verify.`
          : namesake === undefined
            ? `None of the keys in ${keys.from} is the public half of “${signingKey.label}” (thumbprint ${signingKey.thumbprint}).`
            : `The key ${shownValue(namesake.kid)} in ${keys.from} is not the public half of “${signingKey.label}”: their thumbprints are ${namesake.thumbprint ?? 'unknown'} and ${signingKey.thumbprint}.`;
      return { message, member };
    },
  }),
];

/** The kids that several keys of one type have, with their number. */
function sameKids({ keys }: KeySetEvidence): readonly (readonly [string, number])[] {
  const counts = new Map<string, { readonly kid: string; count: number }>();
  for (const { kid, jwk } of keys) {
    if (kid === null) continue;
    const entry = `${String(jwk['kty'])} ${kid}`;
    const counted = counts.get(entry) ?? { kid, count: 0 };
    counted.count += 1;
    counts.set(entry, counted);
  }
  return Array.from(counts.values(), ({ kid, count }) => [kid, count] as const).filter(([, count]) => count > 1);
}

const keepingHeaders = ['cache-control', 'etag', 'expires', 'last-modified'] as const;

function fetchFaults({ url, status, headers, milliseconds, bytes, redirectedTo, fault }: KeySetFetch): string[] {
  const found: string[] = [];
  const shown = shownValue(url);
  if (isPlain(url)) found.push(`${shown} is not https, so anybody on the way can put keys into the set.`);
  if (redirectedTo !== null) {
    const plain = isPlain(redirectedTo) ? ', which is not https' : '';
    found.push(`${shown} leads on to ${shownValue(redirectedTo)}${plain}; many servers do not follow.`);
  }
  if (fault !== null) return [...found, `${shown} gives no key set. ${fault}`];
  if (status !== null && status !== 200 && redirectedTo === null) found.push(`${shown} answers with status ${status} in place of 200.`);
  if (milliseconds > slowMilliseconds)
    found.push(`${shown} took ${(milliseconds / 1000).toFixed(1)} s to answer; servers wait a few seconds at most.`);
  if (bytes > largeBytes) found.push(`${shown} answers with ${Math.round(bytes / 1024)} KB; servers read less.`);
  if (headers !== null && keepingHeaders.every((name) => fieldValue(headers, name) === null)) {
    found.push(`${shown} does not say how long the set may be kept, so a server may fetch it for every request or keep it for days.`);
  }
  return found;
}

/** Whether a URL is plain http to another machine. */
function isPlain(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol !== 'https:' && !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
