import type { ClientRegistration } from '../../../../core/contract/clients.ts';
import type { Key } from '../../../../core/contract/keys.ts';
import type { Draft } from '../../../../core/oauth/draft.ts';
import type { AssertionPlaceholderValues } from '../../../../core/oauth/placeholders.ts';

/** What the placeholders of header and claims come from. */
export interface PlaceholderSources {
  readonly draft: Draft;
  readonly client: Pick<ClientRegistration, 'clientId' | 'issuer'>;
  /** Undefined where no key signs. */
  readonly signingKey: Pick<Key, 'kid' | 'certificate'> | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The values of placeholders as they would be if the assertion were signed at this instant; one identifier stands for all fresh ones. */
export function assertionPlaceholders({ draft, client, signingKey, now }: PlaceholderSources): AssertionPlaceholderValues {
  return {
    clientId: client.clientId,
    issuer: client.issuer,
    tokenEndpoint: draft.request.tokenEndpoint,
    now: Math.floor(now / 1000),
    uuid: () => 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    kid: signingKey?.kid ?? '',
    certificate: signingKey?.certificate ?? null,
  };
}
