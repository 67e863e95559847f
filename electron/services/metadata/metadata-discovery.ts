import type { Discovery, MetadataAttempt } from '../../../core/contract/metadata.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { metadataAddresses, metadataFault, namesIssuer, type MetadataAddress } from '../../../core/oauth/metadata-document.ts';
import { jsonObjectBody, redirectTarget } from '../../../core/oauth/received-response.ts';
import { receivedResponse } from '../exchanges/exchange-response.ts';
import { documentLimits, documentRequest } from '../exchanges/document-request.ts';
import type { Ports } from '../ports.ts';

/** What stood at one address. */
interface Found {
  readonly address: MetadataAddress;
  readonly status: number | null;
  readonly message: string;
  /** Null when there is none to use. */
  readonly document: JsonObject | null;
}

/**
 * Tries an issuer's well-known addresses at once. The document that names the issuer is preferred, then the first address; one that
 * names another issuer is shown with both names, for a person to judge. Nothing throws.
 */
export async function discoverMetadata(ports: Pick<Ports, 'http'>, issuer: string, signal?: AbortSignal): Promise<Discovery> {
  const found = await Promise.all(metadataAddresses(issuer).map((address) => look(ports, address, signal)));
  const usable = found.filter((each) => each.document !== null);
  const used = usable.find((each) => each.document !== null && namesIssuer(each.document, issuer)) ?? usable[0];
  const document = used?.document ?? null;
  return {
    asked: issuer,
    attempts: found.map((each) => attempt(each, issuer, used)),
    document,
    mismatch: document === null || namesIssuer(document, issuer) ? null : { asked: issuer, found: issuerWords(document) },
  };
}

async function look({ http }: Pick<Ports, 'http'>, address: MetadataAddress, signal?: AbortSignal): Promise<Found> {
  const outcome = await http.send(documentRequest(address.url), { ...documentLimits, signal });
  if ('failure' in outcome) return { address, status: null, message: outcome.failure.message, document: null };
  const { status } = outcome.response;
  const received = receivedResponse(address.url, outcome.response);
  const target = redirectTarget(received);
  const none = (message: string): Found => ({ address, status, message, document: null });
  if (target !== null) {
    return none(`Redirects to “${target.slice(0, 300)}”, which is not followed. If the issuer has moved, ask for the new one.`);
  }
  if (status === 404) return none('There is nothing (status 404). Check the issuer’s path and its trailing slash.');
  if (status !== 200) return none(`Status ${status} instead of 200.`);
  const body = jsonObjectBody(received);
  if ('fault' in body) return none(`Not usable: ${body.fault}.`);
  return { address, status, message: metadataFault(body.object) ?? 'Found.', document: { ...body.object } };
}

function attempt(found: Found, issuer: string, used: Found | undefined): MetadataAttempt {
  const { address, status, document } = found;
  const outcome = found === used ? 'used' : document === null ? 'failed' : 'also-found';
  const other = document === null || namesIssuer(document, issuer) ? '' : ` It names another issuer, “${issuerWords(document)}”.`;
  return { url: address.url, specification: address.specification, outcome, status, message: `${found.message}${other}` };
}

function issuerWords(document: JsonObject): string {
  const { issuer } = document;
  return typeof issuer === 'string' ? issuer : '';
}
