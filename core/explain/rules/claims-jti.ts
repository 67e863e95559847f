import { openidCore, rfc } from '../../jose/sources.ts';
import { grouped, relativeTime } from '../../jose/time-words.ts';
import { setClaim } from '../fix.ts';
import { identifierWeakness } from '../identifier-strength.ts';
import { assertionUses } from '../evidence.ts';
import { rule } from '../rule.ts';
import { shownType, shownValue } from '../shown-value.ts';

const fresh = setClaim('jti', '{{uuid}}', 'Give it a new random “jti” each time');
const member = ['claims', 'jti'] as const;

/** Longest identifier that servers are known to store. */
const longest = 255;

/** The identifier that makes an assertion good for one use. */
export const jtiRules = [
  rule({
    id: 'CLM-04',
    title: 'The assertion has a “jti”',
    about:
      'By its “jti” a server knows an assertion that it has seen. RFC 7523 leaves it open, OpenID Connect demands it, and so do FAPI, SMART and many vendors; Okta makes an assertion single-use only if it has one.',
    severity: { base: 'warning', oidc: 'error', fapi2: 'error', smart: 'error' },
    uses: assertionUses,
    needs: ['claims'],
    sources: [openidCore('9', 'ClientAuthentication'), rfc(7523, '3')],
    check: ({ claims, profile, use }) => {
      if (claims['jti'] !== undefined) return null;
      const demanded = profile.limits.claims?.includes('jti') === true;
      const message = demanded
        ? `There is no “jti”, and ${profile.name} demands one.`
        : 'There is no “jti”, so nothing tells a copy of the assertion from the assertion.';
      return { message, member, fix: fresh, severity: demanded ? 'error' : use === 'grant' ? 'information' : undefined };
    },
  }),
  rule({
    id: 'CLM-05',
    title: 'The “jti” was not used before',
    about:
      'A server refuses the second assertion of a client with the same “jti”, because it takes it for a copy. Compared with what was sent in this session.',
    severity: 'error',
    uses: assertionUses,
    needs: ['claims', 'history'],
    sources: [openidCore('9', 'ClientAuthentication'), rfc(7523, '3')],
    check: ({ claims: { jti, iss }, history, at }) => {
      if (typeof jti !== 'string') return null;
      const earlier = history.findLast((request) => request.jti === jti && request.iss === (iss ?? null));
      if (earlier === undefined) return null;
      const message = `“jti” is ${shownValue(jti)}, which was sent before, ${relativeTime(earlier.at * 1000, at * 1000)}. Every assertion needs its own.`;
      return { message, member, fix: fresh };
    },
  }),
  rule({
    id: 'CLM-06',
    title: 'The “jti” is a string that nobody can guess',
    about:
      'It must be a string, short enough to be stored, and random enough that two are never the same: a UUID of version 4 will do, a counter or the time will not.',
    severity: 'error',
    uses: ['client-assertion', 'grant', 'dpop-proof'],
    needs: ['claims'],
    sources: [rfc(7519, '4.1.7')],
    check: ({ claims: { jti }, at }) => {
      if (jti === undefined) return null;
      if (typeof jti !== 'string') return { message: `“jti” is ${shownType(jti)}, and must be a string.`, member, fix: fresh };
      if (jti === '') return { message: '“jti” is empty.', member, fix: fresh };
      if (jti.length > longest) {
        const message = `“jti” has ${grouped(jti.length)} characters; servers store up to ${longest} or fewer.`;
        return { message, member, fix: fresh, severity: 'warning' };
      }
      const weak = identifierWeakness(jti, at);
      if (weak === null) return null;
      return { message: `“jti” is ${shownValue(jti)}: it ${weak.clause}.`, member, fix: fresh, severity: 'warning' };
    },
  }),
];
