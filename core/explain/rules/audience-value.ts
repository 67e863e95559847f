import { openidCore, rfc, rfc7523bis, fapi2 } from '../../jose/sources.ts';
import { audienceNearMiss } from '../audience-near-miss.ts';
import { allSupplied, type Facts } from '../facts.ts';
import { isSpecification } from '../profiles/profile.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found, type MemberPath } from '../rule.ts';
import { shownValue } from '../shown-value.ts';
import {
  audienceCandidates,
  audienceNeeds,
  audienceSource,
  isAudienceStrict,
  setAudience,
  setWantedAudience,
  takesAudience,
  wantedAudiences,
} from './audience-wanted.ts';
import { serverEndpoints } from './server-endpoints.ts';

/** Which server the audience names. */
export const audienceValueRules = [
  rule({
    id: 'AUD-02',
    title: 'The audience is one that the server takes',
    about:
      'That is the issuer identifier, by rfc7523bis and FAPI 2.0 nothing else. RFC 7523 leaves the choice to the server, and some vendors compare with the URL of an endpoint.',
    severity: { base: 'warning', bis: 'error', fapi2: 'error' },
    uses: assertionUses,
    needs: ['audiences', 'claims'],
    partly: ['issuer', 'tokenEndpoint'],
    partlyHere: audienceNeeds,
    sources: [rfc7523bis('4'), fapi2('5.3.2.1'), rfc(7523, '3')],
    check: (facts) => {
      const wanted = wantedAudiences(facts);
      // An audience whose value is not known may be the very one that is there.
      if (!allSupplied(facts, audienceNeeds(facts))) return [];
      return unwanted(facts).flatMap(({ audience, member }): Found[] => {
        const named = endpointNamed(audience, facts);
        // What is legal, misspelled or another endpoint is said by the rules for that.
        if (named !== null && !(named === 'the token endpoint' && isAudienceStrict(facts))) return [];
        if (audienceNearMiss(audience, audienceCandidates(facts))?.spelling === true) return [];
        const known = named ?? (audience === facts.issuer ? 'the issuer' : null);
        const near = known === null ? audienceNearMiss(audience, wanted) : null;
        const words = wanted.map(({ called, value }) => `${called}, ${shownValue(value)}`).join(', or ');
        const message =
          near?.sentence ?? `“aud” is ${shownValue(audience)}${known === null ? '' : `, ${known}`}, and ${takerOf(facts)} takes ${words}.`;
        const fix = near === null ? setWantedAudience(facts) : setAudience(near.candidate.value, near.candidate.called, facts);
        const limited = facts.profile.limits.audiences !== undefined;
        return [{ message, member, fix, severity: limited ? 'error' : undefined, source: audienceSource(facts) }];
      });
    },
  }),
  rule({
    id: 'AUD-05',
    title: 'The audience is the issuer, not the token endpoint',
    about:
      'Legal by RFC 7523 and demanded by many vendors. The risk: a hostile server can publish another’s token endpoint as its own, and gets an assertion that is good there (CVE-2025-27370).',
    severity: 'warning',
    uses: assertionUses,
    needs: ['audiences', 'tokenEndpoint', 'claims'],
    sources: [rfc7523bis('1'), openidCore('9', 'ClientAuthentication')],
    check: (facts) => {
      if (isAudienceStrict(facts) || takesAudience(facts, 'token-endpoint') || takesAudience(facts, 'endpoint-called')) return null;
      const { tokenEndpoint, issuer } = facts;
      const used = unwanted(facts).find(({ audience }) => audience === tokenEndpoint);
      if (used === undefined || tokenEndpoint === issuer) return null;
      const message = `“aud” is the token endpoint, ${shownValue(tokenEndpoint)}. Servers that follow rfc7523bis take the issuer alone, because an endpoint can be claimed by another server; others still demand it.`;
      return { message, member: used.member, fix: setWantedAudience(facts) };
    },
  }),
  rule({
    id: 'AUD-06',
    title: 'The audience is no other endpoint of the server',
    about:
      'The URL of the endpoint for pushed authorization requests, introspection or revocation was allowed as audience there, and is refused by FAPI 2.0. The issuer is right everywhere.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['audiences', 'claims'],
    partly: ['metadata'],
    sources: [rfc(9126, '2'), rfc7523bis('5')],
    check: (facts) =>
      unwanted(facts).flatMap(({ audience, member }): Found[] => {
        const named = endpointNamed(audience, facts);
        if (named === null || named === 'the token endpoint') return [];
        const message = `“aud” is ${named}, ${shownValue(audience)}; ${isAudienceStrict(facts) ? `${facts.profile.name} refuses that` : 'few servers take that'}.`;
        return [{ message, member, fix: setWantedAudience(facts), severity: isAudienceStrict(facts) ? 'error' : undefined }];
      }),
  }),
  rule({
    id: 'AUD-07',
    title: 'The audience is spelled as the server spells it',
    about:
      'Audiences are compared character by character: a slash at the end, another case, a default port, http in place of https or a needless percent encoding make it another one.',
    severity: 'error',
    uses: assertionUses,
    needs: ['audiences', 'claims'],
    partly: ['issuer'],
    sources: [rfc(3986, '6.2.1'), rfc(8414, '3.3')],
    check: (facts) => {
      const candidates = audienceCandidates(facts);
      return unwanted(facts).flatMap(({ audience, member }): Found[] => {
        const near = audienceNearMiss(audience, candidates);
        if (near?.spelling !== true) return [];
        return [{ message: near.sentence, member, fix: setAudience(near.candidate.value, near.candidate.called, facts) }];
      });
    },
  }),
];

/** Who takes an audience: a server of that vendor, or whichever it is. */
function takerOf({ profile }: Facts): string {
  return isSpecification(profile) ? 'the server' : profile.name;
}

interface UnwantedAudience {
  readonly audience: string;
  readonly member: MemberPath;
}

/** The audiences that are none the server takes; none of them when one is. */
function unwanted(facts: Facts): readonly UnwantedAudience[] {
  const audiences = facts.audiences ?? [];
  const wanted = wantedAudiences(facts);
  if (wanted.some(({ value }) => audiences.includes(value))) return [];
  const listed = Array.isArray(facts.claims?.['aud']);
  return audiences
    .map((audience, index) => ({ audience, member: (listed ? ['claims', 'aud', index] : ['claims', 'aud']) satisfies MemberPath }) as const)
    .filter(({ audience }) => audience !== '');
}

/** What of the server has this very address, or null. */
function endpointNamed(audience: string, { tokenEndpoint, metadata, request }: Facts): string | null {
  if (audience === tokenEndpoint) return 'the token endpoint';
  const endpoint = metadata === undefined ? undefined : serverEndpoints(metadata.document).find(({ url }) => url === audience);
  if (endpoint !== undefined) return endpoint.called;
  return request !== undefined && request.endpoint !== 'token' && request.endpoint !== 'api' && request.url === audience
    ? 'the endpoint that is called'
    : null;
}
