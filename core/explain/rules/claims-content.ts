import { registeredClaims } from '../../jose/claims.ts';
import { openidClaims } from '../../jose/openid-claims.ts';
import { rfc } from '../../jose/sources.ts';
import { removeClaim } from '../fix.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownValue } from '../shown-value.ts';

/** Claims by which other kinds of token are known, and what kind that is. */
const foreign: Readonly<Record<string, string>> = {
  nonce: 'an ID token or a DPoP proof',
  at_hash: 'an ID token',
  azp: 'an ID token',
  events: 'a logout token or security event token',
  scope: 'an access token or the JWT bearer grant',
  cnf: 'a token that is bound to a key',
  act: 'a token of somebody acting for another',
  htm: 'a DPoP proof',
  htu: 'a DPoP proof',
  ath: 'a DPoP proof',
  response_type: 'a request object',
  redirect_uri: 'a request object',
  code_challenge: 'a request object',
};

/** Of these, what a grant's assertion may carry: what is asked for, and for whom. */
const inGrants: ReadonlySet<string> = new Set(['scope', 'cnf', 'act', 'azp']);

const addressed: readonly string[] = ['iss', 'sub', 'aud'];

/** Claims about a person (OpenID Connect Core 5.1), which an assertion has no use for. */
const personal: ReadonlySet<string> = new Set(
  openidClaims.filter(([, { source }]) => source.label.startsWith('OpenID Connect Core 5.1')).map(([name]) => name),
);

/** What else stands in the assertion. */
export const contentRules = [
  rule({
    id: 'CLM-07',
    title: 'No claims of other kinds of token',
    about:
      'A signed JWT that looks like another kind can be used as one, if a server or API does not look closely. What an assertion does not need is better left out.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(8725, '3.12'), rfc(9101, '10.8')],
    check: ({ claims, use }) =>
      Object.keys(foreign)
        .filter((name) => claims[name] !== undefined && !(use === 'grant' && inGrants.has(name)))
        .map((name): Found => {
          const message = `“${name}” is a claim of ${foreign[name]}. In an assertion it means nothing, and makes it easier to mistake.`;
          return { message, member: ['claims', name], fix: removeClaim(name) };
        }),
  }),
  rule({
    id: 'CLM-08',
    title: 'Identifiers with a colon are URIs',
    about: '“iss”, “sub” and “aud” are any text, but with “:” in it the text must be an absolute URI. “https//:as.example” is none.',
    severity: 'error',
    needs: ['claims'],
    sources: [rfc(7519, '2')],
    check: ({ claims }) =>
      addressed.flatMap((name) => {
        const value = claims[name];
        const values: readonly unknown[] = Array.isArray(value) ? value : [value];
        return values.flatMap((each, index): Found[] => {
          if (typeof each !== 'string' || !each.includes(':') || isUri(each.trim())) return [];
          const message = `“${name}” is ${shownValue(each)}, which has a “:” but is no absolute URI. ${uriAdvice(each)}`;
          return [{ message, member: Array.isArray(value) ? ['claims', name, index] : ['claims', name] }];
        });
      }),
  }),
  rule({
    id: 'CLM-10',
    title: 'Only claims that the server expects',
    about:
      'Lists claims that no registry knows, points out personal data, which whoever sees the assertion can read, and names claims that the profile demands and that are missing.',
    severity: 'information',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(7519, '4.3'), rfc(7519, '12')],
    check: ({ claims, profile }) => {
      const names = Object.keys(claims);
      return [
        ...demandedClaims(claims, profile.name, profile.limits.claims ?? []),
        ...oneFinding(
          names.filter((name) => personal.has(name)),
          (words, many) =>
            `${words} ${many ? 'are' : 'is'} personal data. An assertion is signed and not encrypted: whoever sees it reads it.`,
        ),
        ...oneFinding(
          names.filter((name) => !registeredClaims.has(name)),
          (words, many) =>
            `${words} ${many ? 'are private claims' : 'is a private claim'}: only a server that agreed on ${many ? 'them' : 'it'} knows what ${many ? 'they mean' : 'it means'}.`,
        ),
      ];
    },
  }),
];

/** Claims with rules of their own. */
const ruledElsewhere: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'jti']);

function demandedClaims(claims: Readonly<Record<string, unknown>>, profile: string, demanded: readonly string[]): Found[] {
  return demanded
    .filter((name) => !ruledElsewhere.has(name) && (claims[name] === undefined || claims[name] === ''))
    .map((name) => {
      const is = claims[name] === undefined ? `There is no “${name}”` : `“${name}” is empty`;
      return { message: `${is}, and ${profile} demands it.`, member: ['claims', name], severity: 'error' };
    });
}

function oneFinding(names: readonly string[], sentence: (words: string, many: boolean) => string): Found[] {
  const [first] = names;
  if (first === undefined) return [];
  return [{ message: sentence(listed(names.slice(0, 8)), names.length > 1), member: ['claims', first] }];
}

function isUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]/.test(text);
}

function uriAdvice(text: string): string {
  if (/^[a-z]+\/\/:/i.test(text)) return 'The colon stands before the two slashes: “https://”.';
  return /^\d/.test(text) || /^[\w.-]+:\d+/.test(text)
    ? 'Put “https://” before it.'
    : 'Begin it with a scheme, such as “https:” or “urn:”.';
}
