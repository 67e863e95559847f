import type { InquiryAnswer, InquiryName, TokenInquiry } from '../../../core/contract/token-inquiries.ts';
import { clientAuthenticationMethod } from '../../../core/oauth/client-authentication.ts';
import { namesIssuer } from '../../../core/oauth/metadata-document.ts';
import { inquiries, inquiryRequest, readInquiryAnswer } from '../../../core/oauth/token-inquiry.ts';
import { maskedCredentials } from '../../../core/oauth/token-request.ts';
import type { ClientDocument, StoredRecord, TokenDocument } from '../../store/store.ts';
import { createAssertionSigner } from '../assertions/assertion-signing.ts';
import { storedClient } from '../clients/client-record.ts';
import { clientSecret } from '../clients/client-secret.ts';
import { maskExchange, runExchange } from './exchange-run.ts';
import { invalidInput, notFound } from '../fault.ts';
import { requireHttpUrl } from '../metadata/http-url.ts';
import type { KnownMetadata } from '../metadata/known-metadata.ts';
import type { Ports } from '../ports.ts';
import type { ExchangeRecords } from './token-exchange.ts';
import { templateAssertion } from './token-request-preparation.ts';

interface InquiryOptions {
  readonly tokenId: string;
  /** In place of the one that the metadata names. */
  readonly endpoint?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Asks a server about a stored token. A refusal is an answer; what throws is a question that cannot be asked. */
export type TokenInquiries = (inquiry: InquiryName, options: InquiryOptions) => Promise<TokenInquiry>;

type InquiryPorts = Pick<Ports, 'clock' | 'random' | 'store' | 'vault' | 'http'>;

/** Questions about tokens on these ports. Throws NOT_FOUND, INVALID_INPUT (`issuer`, `endpoint` and what signing names) and VAULT_LOCKED. */
export function createTokenInquiries(ports: InquiryPorts, metadata: KnownMetadata, { log, traces }: ExchangeRecords): TokenInquiries {
  const sign = createAssertionSigner(ports);

  return async (inquiry, { tokenId, endpoint, signal }) => {
    const record = ports.store.tokens.get(tokenId);
    if (record === undefined || record.sealed === null) throw notFound('token', tokenId);
    const client = storedClient(ports, record.document.clientId);
    const { clientId, template, basicEncoding } = client.document;
    const method = clientAuthenticationMethod(client.document.method);
    const text = await ports.vault.open(tokenId, record.sealed);
    const url = endpoint ?? (await namedEndpoint(metadata, client.document, inquiry, signal));
    requireHttpUrl('endpoint', `${inquiry} endpoint`, url);
    const assertion = method.assertion ? await sign(client, templateAssertion(ports, client)) : null;
    const holds = method.credential === 'secret' && (!method.assertion || client.sealed !== null);
    const secret = holds ? await clientSecret(ports, client) : null;
    const request = inquiryRequest({
      url,
      method: client.document.method,
      clientId,
      basicEncoding,
      sendClientId: client.document.method === 'none' || template.sendClientId,
      credentials: {
        secret: secret === null ? maskedCredentials.secret : { secret: 'client_secret', text: secret },
        clientAssertion: assertion === null ? maskedCredentials.clientAssertion : { secret: 'client_assertion', text: assertion.token },
      },
      token: { secret: record.document.kind, text },
      hint: record.document.kind,
    });
    const heldSecrets = secret === null ? [] : [{ secret: 'client_secret', text: secret } as const];
    const { exchange, received } = await runExchange(ports, request, { signal, heldSecrets });
    log.add(maskExchange(exchange, 'clear'));
    const answer = received === null ? null : readInquiryAnswer(inquiry, received);
    if (answer?.kind === 'revoked') markRevoked(ports, record);
    const shown = maskExchange(exchange, 'masked');
    await traces.keep(shown, { clientId: client.id, endpoint: inquiry, error: errorOf(answer), tokenId });
    return { ...shown, inquiry, clientId: client.id, tokenId, assertion, answer };
  };
}

function errorOf(answer: InquiryAnswer | null): string | null {
  return answer?.kind === 'error' ? answer.error.slice(0, 1000) : null;
}

/** The first instant counts: a token that is revoked again was revoked before. */
function markRevoked({ store, clock }: Pick<Ports, 'store' | 'clock'>, record: StoredRecord<TokenDocument>): void {
  store.transaction(() => {
    const now = store.tokens.get(record.id);
    if (now === undefined) return;
    store.tokens.put({ ...now, document: { ...now.document, revokedAt: now.document.revokedAt ?? clock.now() } });
  });
}

/** The endpoint that the issuer's own metadata names. Credentials go nowhere that another issuer's names (RFC 8414 3.3). */
async function namedEndpoint(
  metadata: KnownMetadata,
  { issuer, name }: ClientDocument,
  inquiry: InquiryName,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { member } = inquiries[inquiry];
  if (issuer === '') {
    throw invalidInput('issuer', `The client “${name}” has no issuer, whose metadata would name the ${inquiry} endpoint.`, {
      fix: 'Enter the issuer under Clients.',
    });
  }
  requireHttpUrl('issuer', 'issuer', issuer);
  const document = metadata.find(issuer) ?? (await metadata.discover(issuer, signal)).document;
  if (document === null) {
    throw invalidInput('issuer', `The metadata of “${issuer}” cannot be read, so its ${inquiry} endpoint is not known.`, {
      fix: 'Look under Clients what stands at its addresses.',
    });
  }
  if (!namesIssuer(document, issuer)) {
    throw invalidInput('issuer', `The metadata found for “${issuer}” names another issuer, so the token is not sent where it says.`, {
      fix: 'Correct the issuer in the registration.',
    });
  }
  const endpoint = document[member];
  if (typeof endpoint === 'string' && endpoint !== '') return endpoint;
  throw invalidInput('issuer', `The metadata of “${issuer}” has no “${member}”: the server offers no ${inquiry}.`, {
    fix: 'If it does all the same, name the endpoint on the command line with --endpoint.',
  });
}
