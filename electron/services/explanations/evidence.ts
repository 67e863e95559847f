import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import type { PublishedDocument } from '../../../core/contract/evidence.ts';
import type { KeySetFetch } from '../../../core/explain/evidence.ts';
import { jsonObjectBody, redirectTarget } from '../../../core/oauth/received-response.ts';
import { documentLimits, documentRequest } from '../exchanges/document-request.ts';
import { receivedResponse } from '../exchanges/exchange-response.ts';
import type { Ports } from '../ports.ts';

/** What tokens are judged by that stands elsewhere. */
export function createEvidence(ports: Pick<Ports, 'clock' | 'http'>) {
  const os = implement(contract.evidence);
  return { published: os.published.handler(({ input: { url }, signal }) => publishedDocument(ports, url, signal)) };
}

/** A public JSON document, and how its address answered. */
export async function publishedDocument(
  { clock, http }: Pick<Ports, 'clock' | 'http'>,
  url: string,
  signal: AbortSignal | undefined,
): Promise<PublishedDocument> {
  const started = clock.now();
  const outcome = await http.send(documentRequest(url), { ...documentLimits, signal });
  const milliseconds = clock.now() - started;
  const asked: KeySetFetch = { url, status: null, headers: [], milliseconds, bytes: 0, redirectedTo: null, fault: null };
  if ('failure' in outcome) return { document: null, reached: false, fetched: { ...asked, fault: outcome.failure.message } };
  const received = receivedResponse(url, outcome.response);
  const redirectedTo = redirectTarget(received);
  const body = jsonObjectBody(received);
  const { status, headers } = received;
  const fetched = { ...asked, status, headers, bytes: outcome.response.body.length, redirectedTo };
  const none = (fault: string): PublishedDocument => ({ document: null, reached: true, fetched: { ...fetched, fault } });
  if (redirectedTo !== null) return none('It redirects, which is not followed.');
  if (status !== 200) return none(`It answers with status ${status}.`);
  return 'fault' in body ? none(`The answer cannot be used: ${body.fault}.`) : { document: { ...body.object }, reached: true, fetched };
}
