import type { AssertionDraft, SignedAssertion } from '../../../core/contract/assertions.ts';
import type { WireRequest } from '../../../core/contract/exchanges.ts';
import type { TokenRequestDraft } from '../../../core/contract/tokens.ts';
import { basicCredentials } from '../../../core/oauth/basic-credentials.ts';
import { clientAuthenticationMethod } from '../../../core/oauth/client-authentication.ts';
import { assertionFromTemplate } from '../../../core/oauth/draft.ts';
import {
  buildTokenRequest,
  maskedCredentials,
  usesAssertionParameter,
  usesRefreshToken,
  type TokenRequestCredentials,
} from '../../../core/oauth/token-request.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { createAssertionSigner, placeholderFault } from '../assertions/assertion-signing.ts';
import { invalidInput } from '../fault.ts';
import { clientSecret } from '../clients/client-secret.ts';
import { requireHttpUrl } from '../metadata/http-url.ts';
import type { Ports } from '../ports.ts';
import type { KnownSecret } from '../keys/secret-forms.ts';
import { refreshTokenOf } from '../tokens/token-records.ts';

/** A token request ready to be sent, its secrets in clear. */
export interface PreparedTokenRequest {
  readonly request: WireRequest;
  /** The workbench's assertion; null where the request holds none. */
  readonly assertion: SignedAssertion | null;
  /** The client secret, sent or signed with, to be masked in what comes back. */
  readonly heldSecrets: readonly KnownSecret[];
  readonly refreshToken: { readonly id: string; readonly text: string } | null;
}

/** Signs and builds. `tokenId` chooses the refresh token; left out, it is the client's newest good one. */
export type TokenRequestPreparation = (
  client: StoredRecord<ClientDocument>,
  draft: TokenRequestDraft,
  tokenId?: string,
) => Promise<PreparedTokenRequest>;

/** What prepares token requests on these ports: everything short of sending. Throws INVALID_INPUT naming the field, and VAULT_LOCKED. */
export function createTokenRequestPreparation(ports: Pick<Ports, 'clock' | 'random' | 'store' | 'vault'>): TokenRequestPreparation {
  const sign = createAssertionSigner(ports);

  /** The client's own assertion when the workbench's goes into a parameter. */
  async function clientAssertion(client: StoredRecord<ClientDocument>, draft: TokenRequestDraft): Promise<SignedAssertion> {
    return sign(client, templateAssertion(ports, client), { tokenEndpoint: draft.tokenEndpoint });
  }

  return async (client, draft, tokenId) => {
    requireHttpUrl('tokenEndpoint', 'token endpoint', draft.tokenEndpoint);
    const method = clientAuthenticationMethod(draft.method);
    const asParameter = usesAssertionParameter(draft);
    const assertion = asParameter || method.assertion ? await sign(client, draft.assertion, { tokenEndpoint: draft.tokenEndpoint }) : null;
    const authenticating = method.assertion ? (asParameter ? await clientAssertion(client, draft) : assertion) : null;
    // A method that signs with the secret does not send it, but the server knows it and may echo it.
    const holds = method.credential === 'secret' && (!method.assertion || client.sealed !== null);
    const secret = holds ? await clientSecret(ports, client) : null;
    if (secret !== null) requireWritable(client, secret, draft);
    const refreshToken = usesRefreshToken(draft) ? await refreshTokenOf(ports, client, 'parameters.refresh_token', tokenId) : null;
    const credentials: TokenRequestCredentials = {
      secret: secret === null ? maskedCredentials.secret : { secret: 'client_secret', text: secret },
      clientAssertion:
        authenticating === null ? maskedCredentials.clientAssertion : { secret: 'client_assertion', text: authenticating.token },
      assertion: assertion === null ? maskedCredentials.assertion : { secret: 'assertion', text: assertion.token },
      refreshToken: refreshToken === null ? maskedCredentials.refreshToken : { secret: 'refresh_token', text: refreshToken.text },
    };
    const built = buildTokenRequest({
      request: draft,
      client: client.document,
      credentials,
      now: Math.floor(ports.clock.now() / 1000),
      uuid: () => ports.random.uuid(),
    });
    if (!built.ok) throw placeholderFault(built.problem);
    const heldSecrets: KnownSecret[] = secret === null ? [] : [{ secret: 'client_secret', text: secret }];
    return { request: built.value, assertion, heldSecrets, refreshToken };
  };
}

/** Throws INVALID_INPUT (`basicEncoding`) where id or secret holds a character that Latin-1 does not have. */
function requireWritable({ document }: StoredRecord<ClientDocument>, secret: string, { method, basicEncoding }: TokenRequestDraft): void {
  if (method !== 'client_secret_basic' || basicEncoding === undefined) return;
  if (basicCredentials(document.clientId, secret, basicEncoding) !== null) return;
  throw invalidInput('basicEncoding', 'The client_id or the secret has a character that Latin-1 does not have.', {
    fix: 'Send the Basic credentials in UTF-8.',
  });
}

/** The draft that the registration's template proposes, with the `kid` of its held key. */
export function templateAssertion({ store }: Pick<Ports, 'store'>, client: StoredRecord<ClientDocument>): AssertionDraft {
  return assertionFromTemplate({ id: client.id, ...client.document }, keyId({ store }, client));
}

/** The `kid` that the client's assertions name: that of its held key, or of its key set's current one, unless a shared secret signs. */
export function keyId({ store }: Pick<Ports, 'store'>, { document }: StoredRecord<ClientDocument>): string | null {
  if (document.method === 'client_secret_jwt') return null;
  if (document.keySetId !== null) return '{{kid}}';
  if (document.keyId === null) return null;
  return store.keys.get(document.keyId)?.document.kid ?? null;
}
