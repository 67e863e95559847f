import type { ClientRegistration } from '../../../core/contract/clients.ts';
import { readOnce } from '../../token/read-once.ts';

/** The registration whose server names itself as the token's issuer, so that the keys it publishes can be tried. */
export function issuingClient(text: string, clients: readonly Pick<ClientRegistration, 'id' | 'issuer'>[]): string | undefined {
  const issuer = readOnce(text).claims?.['iss'];
  return clients.find((client) => client.issuer !== '' && client.issuer === issuer)?.id;
}
