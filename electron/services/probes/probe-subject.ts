import type { TokenRequestDraft } from '../../../core/contract/tokens.ts';
import type { ProbeSubject } from '../../../core/explain/probe/variation.ts';
import { otherBasicEncodings, standardBasicEncoding, type BasicEncodingName } from '../../../core/oauth/basic-credentials.ts';
import { usesRefreshToken } from '../../../core/oauth/token-request.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { clientEvidence } from '../explanations/client-evidence.ts';
import { clientSecret } from '../clients/client-secret.ts';
import { invalidInput } from '../fault.ts';
import { requireHttpUrl } from '../metadata/http-url.ts';
import type { Ports } from '../ports.ts';
import type { EvidenceSources } from '../explanations/refusal-evidence.ts';

/** Parameters whose value a server takes once. */
const takenOnce = ['code', 'device_code', 'auth_req_id'];

/** Refuses what must not be sent again and again, and any other place than the registration's token endpoint. Throws INVALID_INPUT. */
export function requireProbeable({ document }: StoredRecord<ClientDocument>, request: TokenRequestDraft): void {
  requireHttpUrl('tokenEndpoint', 'token endpoint', document.tokenEndpoint);
  requireHttpUrl('tokenEndpoint', 'token endpoint', request.tokenEndpoint);
  if (new URL(request.tokenEndpoint).origin !== new URL(document.tokenEndpoint).origin) {
    throw invalidInput(
      'tokenEndpoint',
      'The request goes to another server than the registration’s token endpoint, which alone is probed.',
      {
        fix: 'Set the request’s token endpoint to that of the registration.',
      },
    );
  }
  const once = request.parameters.find(({ name }) => takenOnce.includes(name));
  if (once !== undefined || usesRefreshToken(request)) {
    throw invalidInput('grant', `A probe would use up the ${once?.name ?? 'refresh token'}, which a server takes once.`, {
      fix: 'Choose a grant that can be sent again, such as client_credentials.',
    });
  }
}

/** Where a probe looks for what is known already. */
export type ProbeSources = Pick<EvidenceSources, 'traces' | 'metadata'>;

/** What is known of a client and its server for a probe, nobody being asked. */
export async function probeSubject(
  ports: Pick<Ports, 'store' | 'vault'>,
  { traces, metadata }: ProbeSources,
  client: StoredRecord<ClientDocument>,
  request: TokenRequestDraft,
): Promise<ProbeSubject> {
  const { issuer } = client.document;
  const { alg } = request.assertion.header;
  const { signingKey } = await clientEvidence(ports, client, typeof alg === 'string' ? alg : null);
  const last = traces.list().find((recent) => recent.clientId === client.id && recent.endpoint === 'token');
  const trace = last === undefined ? undefined : await traces.find(last.exchangeId);
  return {
    request,
    issuer,
    tokenEndpoint: request.tokenEndpoint,
    metadata: metadata.find(issuer),
    key: signingKey ?? null,
    clockOffset: trace?.exchange.response?.clockOffset ?? null,
    otherBasicEncodings: request.method === 'client_secret_basic' ? await otherEncodings(ports, client, request) : [],
  };
}

/** Throws INVALID_INPUT (`secret`) when none is held, and VAULT_LOCKED: which encodings differ depends on what the secret holds. */
async function otherEncodings(
  ports: Pick<Ports, 'vault'>,
  client: StoredRecord<ClientDocument>,
  { basicEncoding = standardBasicEncoding }: TokenRequestDraft,
): Promise<readonly BasicEncodingName[]> {
  return otherBasicEncodings(client.document.clientId, await clientSecret(ports, client), basicEncoding);
}
