import { fieldValue, pageTitle, redirectTarget } from '../../../oauth/received-response.ts';
import { shownValue } from '../../shown-value.ts';
import type { DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector, SuspicionParts } from '../suspicion.ts';

/** Answers that no token endpoint gives: the request went to the wrong place, or the server is not well. */
export const answerDetector: Detector = (facts) => {
  const { status } = facts.response;
  if (status >= 300 && status < 400) return redirected(facts);
  if (status === 429) return tooMany(facts);
  if (status >= 500) return failed(facts);
  if (status === 404 || status === 405 || status === 410) return wrongPlace(facts);
  return facts.response.json === null && facts.said.code === null && facts.request.endpoint !== 'api' ? foreignAnswer(facts) : null;
};

function redirected({ request, response }: DiagnosisFacts): SuspicionParts {
  const target = redirectTarget({ url: request.url, status: response.status, headers: response.headers });
  const there = target === null ? 'elsewhere' : `to ${shownValue(target)}`;
  const usable = target !== null && request.endpoint === 'token' && sameHost(target, request.url);
  return {
    id: 'REQ-13',
    check: 'server',
    strength: 'certain',
    title: `The server redirects ${there}. Credentials are not sent after a redirect.`,
    advice: 'If the server has moved, send the request to its new address, taken from its metadata.',
    fix: usable ? sendTo(target, 'Send it there') : null,
  };
}

function sameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).hostname === new URL(other).hostname;
}

function tooMany({ response }: DiagnosisFacts): SuspicionParts {
  const after = fieldValue(response.headers, 'retry-after');
  const wait = after === null ? 'some time' : /^\d+$/.test(after) ? `${after} s` : `until ${after}`;
  return {
    id: 'too-many-requests',
    check: 'server',
    strength: 'certain',
    title: 'The server had too many requests; it did not judge this one.',
    advice: `Wait ${wait}, then send again, with a new assertion.`,
  };
}

function failed({ response }: DiagnosisFacts): SuspicionParts {
  const title = pageTitle(response.body);
  return {
    id: 'server-failed',
    check: 'server',
    strength: 'certain',
    title: `The server failed (status ${response.status}${title === null ? '' : `, ${shownValue(title)}`}); it did not judge the request.`,
    advice: 'Send again later, with a new assertion. If it stays, show its operator the summary.',
  };
}

/** The token endpoint is where the metadata says that it is. */
function wrongPlace({ request, response, server, said }: DiagnosisFacts): SuspicionParts | null {
  if (said.code !== null) return null;
  const right = server?.tokenEndpoint ?? '';
  const known = request.endpoint === 'token' && right !== '' && right !== request.url;
  const what = response.status === 405 ? 'takes no POST' : 'does not exist';
  return {
    id: 'wrong-endpoint',
    check: 'request',
    strength: 'certain',
    title: `${shownValue(request.url)} ${request.endpoint === 'api' && response.status === 405 ? `takes no ${request.method}` : what} at this server${known ? `; its token endpoint is ${shownValue(right)}` : ''}.`,
    advice: known ? null : 'Take the address from the server’s metadata or documentation.',
    fix: known ? sendTo(right, 'Send it to the token endpoint') : null,
  };
}

function foreignAnswer({ request, response, server }: DiagnosisFacts): SuspicionParts | null {
  if (response.status < 400) return null;
  const right = server?.tokenEndpoint ?? '';
  const known = request.endpoint === 'token' && right !== '' && right !== request.url;
  const title = pageTitle(response.body);
  return {
    id: 'no-token-endpoint',
    check: 'request',
    strength: known ? 'certain' : 'possible',
    title: `The answer is ${title === null ? 'no JSON' : `a web page, ${shownValue(title)}`}: something other than a token endpoint answered, a proxy or another address.`,
    advice: 'Compare the address with the server’s metadata.',
    fix: known ? sendTo(right, 'Send it to the token endpoint') : null,
  };
}

function sendTo(url: string, title: string) {
  return {
    title,
    changes: [
      { of: 'request', change: 'set', name: 'tokenEndpoint', value: url },
      { of: 'registration', change: 'set', name: 'tokenEndpoint', value: url },
    ],
  } as const;
}
