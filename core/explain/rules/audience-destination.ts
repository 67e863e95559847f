import { rfc, rfc7523bis } from '../../jose/sources.ts';
import { assertionUses } from '../evidence.ts';
import { rule } from '../rule.ts';
import { shownValue } from '../shown-value.ts';
import { setAudience } from './audience-wanted.ts';
import { aliasEndpoints, serverEndpoints } from './server-endpoints.ts';

/** Where the assertion goes, against whom it names. */
export const audienceDestinationRules = [
  rule({
    id: 'AUD-08',
    title: 'The assertion goes to the server that it names',
    about:
      'An assertion for one server must not be handed to another, which could use it there. The host it goes to has to stand in the metadata of the issuer in “aud”.',
    severity: 'error',
    uses: assertionUses,
    needs: ['audiences', 'metadata', 'request'],
    sources: [rfc7523bis('1'), rfc(8414, '3.3')],
    check: ({ audiences, metadata, request }) => {
      const { document } = metadata;
      const named = [document['issuer'], document['token_endpoint']].find(
        (value) => typeof value === 'string' && audiences.includes(value),
      );
      const host = hostOf(request.url);
      if (named === undefined || host === null || request.endpoint === 'api') return null;
      const described = [...serverEndpoints(document), ...aliasEndpoints(document)].map(({ url }) => hostOf(url));
      if (described.includes(host) || hostOf(String(document['issuer'])) === host) return null;
      const endpoint = document['token_endpoint'];
      const message = `“aud” names ${shownValue(named)}, and the request goes to the host “${host}”, which that server’s metadata does not list. Whoever runs it could use the assertion.`;
      if (typeof endpoint !== 'string') return { message, member: ['request', 'url'] };
      const fix = {
        title: 'Send it to the token endpoint of the metadata',
        changes: [{ change: 'set', of: 'request', name: 'tokenEndpoint', value: endpoint }],
      } as const;
      return { message, member: ['request', 'url'], fix };
    },
  }),
  rule({
    id: 'AUD-09',
    title: 'The audience at a mutual TLS alias stays the issuer',
    about:
      'A server may have further addresses for clients with a certificate. They change where the request goes, not whom the assertion is for.',
    severity: 'information',
    uses: assertionUses,
    needs: ['audiences', 'metadata', 'request'],
    sources: [rfc(8705, '5')],
    check: (facts) => {
      const { audiences, metadata, request, issuer } = facts;
      const { document } = metadata;
      const aliases = aliasEndpoints(document);
      const alias = aliases.find(({ url }) => url === request.url || audiences.includes(url));
      // An alias may be the endpoint itself.
      if (alias === undefined || document[alias.member] === alias.url) return null;
      const used = audiences.includes(alias.url);
      const message = `${used ? '“aud” is' : 'The request goes to'} ${shownValue(alias.url)}, which is ${alias.called} for mutual TLS. “aud” stays the issuer${issuer === undefined ? '' : `, ${shownValue(issuer)}`}.`;
      if (!used) return { message, member: ['request', 'url'] };
      const fix = issuer === undefined ? undefined : setAudience(issuer, 'the issuer', facts);
      return { message, member: ['claims', 'aud'], severity: 'warning', fix };
    },
  }),
];

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
