import { tokenMediaType } from '../../jose/media-types.ts';
import { rfc, rfc7523bis } from '../../jose/sources.ts';
import type { TokenKindName } from '../../jose/token.ts';
import type { TokenUse } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { removeHeader, setHeader, type Fix } from '../fix.ts';
import { rule } from '../rule.ts';
import { listed, shownValue } from '../shown-value.ts';
import { takesAudience } from './audience-wanted.ts';

const assertionType = 'client-authentication+jwt';

/** The explicit type of each use. Grants and ID tokens have none of their own. */
const kindOfUse: Readonly<Record<TokenUse, TokenKindName | null>> = {
  'client-assertion': 'client assertion',
  grant: 'grant assertion',
  'access-token': 'access token',
  'id-token': 'ID token',
  'dpop-proof': 'DPoP proof',
};

const useWords: Readonly<Record<TokenUse, string>> = {
  'client-assertion': 'a client assertion',
  grant: 'a grant',
  'access-token': 'an access token',
  'id-token': 'an ID token',
  'dpop-proof': 'a DPoP proof',
};

/** “typ” as media types are compared (RFC 7515 4.1.9). */
function bare(typ: string): string {
  return typ.toLowerCase().replace(/^application\//, '');
}

function wantedType(types: readonly string[]): Fix {
  const [first = ''] = types;
  return first === '' ? removeHeader('typ') : setHeader('typ', first, `Set typ to “${first}”`);
}

/** What a profile's own list of types has against this one, or null. */
function refusedType(typ: string, { profile }: Facts): { readonly message: string; readonly fix: Fix } | null {
  const { types } = profile.limits;
  if (types === undefined || types.some((type) => bare(type) === bare(typ))) return null;
  const taken = listed(types.filter((type) => type !== ''));
  const takes = types.includes('') ? `takes ${taken === '' ? 'none' : `${taken} or none`}` : `takes ${taken}`;
  return {
    message: `${typ === '' ? 'There is no “typ”' : `“typ” is ${shownValue(typ)}`}; ${profile.name} ${takes}.`,
    fix: wantedType(types),
  };
}

/** Whether “client-authentication+jwt” is good advice: not where a server has a habit of its own, nor where its audience is not the issuer. */
function isNewTypeAdvised(facts: Facts): boolean {
  const { limits, defaults, buildsOn } = facts.profile;
  if (limits.types !== undefined || buildsOn === 'smart') return false;
  return (defaults.typ === undefined || defaults.typ === assertionType) && takesAudience(facts, 'issuer');
}

/** What the header says that the token is. */
export const headerTypeRules = [
  rule({
    id: 'HDR-04',
    title: 'A client assertion says that it is one',
    about:
      '“typ” with “client-authentication+jwt” keeps other tokens from passing for client assertions. Clients before that have “JWT” or nothing; rfc7523bis tells servers not to refuse it, so it is no error. Some servers check the audience strictly once they see the new type.',
    severity: { base: 'information', bis: 'warning' },
    uses: ['client-assertion'],
    needs: ['header'],
    sources: [rfc7523bis('4')],
    check: (facts) => {
      const { header, mediaType } = facts;
      const typ = header['typ'] ?? '';
      if (typeof typ !== 'string')
        return { message: `“typ” is ${shownValue(typ)}, and must be a string.`, severity: 'error', member: ['header', 'typ'] };
      const refused = refusedType(typ, facts);
      if (refused !== null) return { ...refused, severity: 'warning', member: ['header', 'typ'] };
      if (mediaType?.kind === 'client assertion' || !isNewTypeAdvised(facts)) return null;
      // An explicit type of something else is HDR-05's.
      if (typ !== '' && mediaType?.kind !== 'JWT') return null;
      const is = typ === '' ? 'There is no “typ”' : `“typ” is ${shownValue(typ)}`;
      return {
        message: `${is}; rfc7523bis recommends “${assertionType}”, so that no other token passes for a client assertion.`,
        member: ['header', 'typ'],
        fix: setHeader('typ', assertionType, `Set typ to “${assertionType}”`),
      };
    },
  }),
  rule({
    id: 'HDR-05',
    title: 'The header does not say that the token is something else',
    about:
      'An explicit type is there so that a token of one kind cannot be used as another. A server that looks at it refuses a client assertion with “at+jwt”, and an API an ID token.',
    severity: 'error',
    uses: ['client-assertion', 'grant', 'access-token', 'id-token'],
    needs: ['header'],
    sources: [rfc(8725, '3.11'), rfc(8725, '3.12')],
    check: ({ header, mediaType, use, profile }) => {
      if (mediaType === null || mediaType.words === 'a JWT of any kind' || mediaType.kind === kindOfUse[use]) return null;
      const type = use === 'client-assertion' ? (profile.defaults.typ ?? assertionType) : 'JWT';
      const fix = use === 'client-assertion' || use === 'grant' ? wantedType([type]) : undefined;
      const message = `“typ” is ${shownValue(header['typ'])}, which says that this is ${mediaType.words}; it is used as ${useWords[use]}.`;
      return { message, member: ['header', 'typ'], fix, source: mediaType.source };
    },
  }),
  rule({
    id: 'HDR-06',
    title: 'The type is written as it usually is',
    about:
      '“typ” is compared without case, and “application/” before it may be left out. Not every server does so; the short form in the usual case is understood by all.',
    severity: 'information',
    needs: ['header'],
    sources: [rfc(7515, '4.1.9')],
    check: ({ header }) => {
      const { typ } = header;
      if (typeof typ !== 'string' || tokenMediaType(typ) === undefined) return null;
      const usual = bare(typ) === 'jwt' ? 'JWT' : bare(typ);
      if (typ === usual) return null;
      const message = `“typ” is ${shownValue(typ)}, which means “${usual}”; a server that compares it letter by letter does not see that.`;
      return { message, member: ['header', 'typ'], fix: setHeader('typ', usual, `Write “${usual}”`) };
    },
  }),
];
