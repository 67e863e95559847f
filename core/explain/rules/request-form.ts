import { redirectTarget } from '../../oauth/received-response.ts';
import { rfc } from '../../jose/sources.ts';
import type { RequestEvidence } from '../evidence.ts';
import type { Fix } from '../fix.ts';
import { registrableDomain } from '../registrable-domain.ts';
import { rule, type Found } from '../rule.ts';
import { listed, shownValue } from '../shown-value.ts';
import { sendTo } from './sent-request.ts';

const everywhere = ['client-assertion', 'grant', 'access-token'] as const;

/** Parameters that must never stand in a URL, where logs and browser histories keep them. */
const secretParameters: ReadonlySet<string> = new Set([
  'client_assertion',
  'assertion',
  'client_secret',
  'access_token',
  'refresh_token',
  'id_token',
  'code',
  'code_verifier',
  'password',
  'subject_token',
  'actor_token',
]);

/** Further parameters that belong into the body. */
const bodyParameters: ReadonlySet<string> = new Set(['grant_type', 'client_id', 'client_assertion_type', 'scope', 'redirect_uri']);

/** How the request is written, and where it goes. */
export const requestFormRules = [
  rule({
    id: 'REQ-04',
    title: 'It is a POST with a form',
    about:
      'The token endpoint takes POST with the parameters in the body, as application/x-www-form-urlencoded. JSON, multipart and parameters in the URL are for other interfaces.',
    severity: 'error',
    uses: ['client-assertion', 'grant'],
    needs: ['request'],
    sources: [rfc(6749, '3.2'), rfc(6749, 'B')],
    check: ({ request }) => {
      if (request.endpoint === 'api') return null;
      const found: Found[] = [];
      if (request.method !== 'POST') {
        found.push({ message: `The method is ${shownValue(request.method)}; it has to be POST.`, member: ['request', 'method'] });
      }
      if (request.parameters === null && request.method === 'POST') found.push(noForm(request));
      const names = namesIn(request.url, (name) => bodyParameters.has(name));
      if (names.length > 0) {
        found.push({
          message: `${listed(names)} ${names.length === 1 ? 'stands' : 'stand'} in the URL and ${names.length === 1 ? 'belongs' : 'belong'} into the body.`,
          member: ['request', 'url'],
          fix: withoutParameters(request.url, names, 'Take them out of the URL'),
        });
      }
      if (request.url.includes('#')) {
        found.push({
          message: 'The endpoint’s URL has a fragment (“#”), which an endpoint may not have and which is never sent.',
          member: ['request', 'url'],
          fix: sendTo(request.url.slice(0, request.url.indexOf('#')), 'Take the fragment out of the URL'),
        });
      }
      return found;
    },
  }),
  rule({
    id: 'REQ-05',
    title: 'No secret stands in the URL',
    about:
      'URLs are kept in logs, proxies and browser histories. An assertion, a secret or a token in one must count as stolen, and APIs may refuse it.',
    severity: 'error',
    uses: everywhere,
    needs: ['request'],
    sources: [rfc(6749, '2.3.1'), rfc(6750, '5.3'), rfc(9700, '4.3.2')],
    check: ({ request: { url, endpoint } }) => {
      const member = ['request', 'url'] as const;
      // “code” may be anything to an API.
      const isSecret = (name: string): boolean => secretParameters.has(name) && !(endpoint === 'api' && name === 'code');
      const names = namesIn(url, (name, value) => isSecret(name) || /^eyJ[\w-]+\.[\w-]+\./.test(value));
      const found: Found[] = [];
      if (names.length > 0) {
        found.push({
          message: `${listed(names)} ${names.length === 1 ? 'stands' : 'stand'} in the URL, where logs keep ${names.length === 1 ? 'it' : 'them'}. Send ${names.length === 1 ? 'it' : 'them'} in the body, or a token in the Authorization header.`,
          member,
          fix: withoutParameters(url, names, 'Take what is secret out of the URL', endpoint),
        });
      }
      if (URL.canParse(url) && new URL(url).password !== '') {
        found.push({
          message: 'A user name and password stand in the URL before the host. Use client_secret_basic in their place.',
          member,
          fix: withoutParameters(url, names, 'Take the password out of the URL', endpoint),
        });
      }
      return found;
    },
  }),
  rule({
    id: 'REQ-06',
    title: 'It goes over https',
    about:
      'Without TLS everybody on the way can read the credentials and the tokens. On the loopback interface of this machine, for a try, http is no risk.',
    severity: 'error',
    uses: everywhere,
    needs: ['request'],
    sources: [rfc(6749, '3.2'), rfc(9325, '3.2')],
    check: ({ request }) => {
      if (!URL.canParse(request.url)) return null;
      const { protocol, hostname } = new URL(request.url);
      if (protocol === 'https:' || isLoopback(hostname)) return null;
      const message = `The request goes to ${shownValue(request.url)} without TLS: everybody on the way can read what is in it.`;
      const fix =
        protocol === 'http:' ? sendElsewhere(request.url.replace(/^http:/i, 'https:'), 'Send it over https', request.endpoint) : undefined;
      return { message, member: ['request', 'url'], fix };
    },
  }),
  rule({
    id: 'REQ-13',
    title: 'The endpoint does not redirect',
    about:
      'A redirect with status 307 or 308 would carry the credentials to wherever it points. Assay follows none; put the right URL into the registration.',
    severity: 'error',
    uses: ['client-assertion', 'grant'],
    needs: ['request', 'response'],
    sources: [rfc(9700, '4.12')],
    check: ({ request, response }) => {
      const target = request.endpoint === 'api' ? null : redirectTarget({ ...response, url: request.url });
      if (target === null) return null;
      const near = sameOwner(request.url, target);
      return {
        message: `The server redirects to ${shownValue(target)} (status ${response.status}). ${near ? 'If that is the endpoint, send the request there.' : 'That is another server: go there only if you know it.'}`,
        member: ['response', 'location'],
        fix: near && request.endpoint === 'token' ? sendTo(target, `Send it to ${shownValue(target)}`) : undefined,
      };
    },
  }),
];

/** Whether a host name means this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function noForm({ headers }: RequestEvidence): Found {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const message =
    type === ''
      ? 'The body has no Content-Type; it has to be application/x-www-form-urlencoded.'
      : `The Content-Type is ${shownValue(type)}; it has to be application/x-www-form-urlencoded.`;
  return { message, member: ['request', 'headers', 'content-type'] };
}

/** Names of parameters in the query and the fragment, each once. */
function namesIn(url: string, meant: (name: string, value: string) => boolean): readonly string[] {
  const start = url.search(/[?#]/);
  if (start === -1) return [];
  const pairs = [...new URLSearchParams(url.slice(start + 1).replaceAll(/[?#]/g, '&'))];
  return [...new Set(pairs.filter(([name, value]) => meant(name, value)).map(([name]) => name))];
}

/** A button for the URL without some parameters and without a password; none where the URL cannot be taken apart. */
function withoutParameters(
  url: string,
  names: readonly string[],
  title: string,
  endpoint: RequestEvidence['endpoint'] = 'token',
): Fix | undefined {
  if (!URL.canParse(url)) return undefined;
  const left = new URL(url);
  for (const name of names) left.searchParams.delete(name);
  if (namesIn(left.hash, (name) => names.includes(name)).length > 0) left.hash = '';
  left.username = '';
  left.password = '';
  return sendElsewhere(left.href, title, endpoint);
}

/** A call goes where its own URL says, everything else where the token endpoint is. */
function sendElsewhere(url: string, title: string, endpoint: RequestEvidence['endpoint']): Fix {
  return endpoint === 'api' ? { title, changes: [{ change: 'set', of: 'call', name: 'url', value: url }] } : sendTo(url, title);
}

function sameOwner(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  return registrableDomain(new URL(one).hostname) === registrableDomain(new URL(other).hostname);
}
