import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { KeySet } from '../../core/contract/key-sets.ts';
import type { Key } from '../../core/contract/keys.ts';
import { basicEncodings } from '../../core/oauth/basic-credentials.ts';
import { columns } from './columns.ts';
import type { Terminal } from './terminal.ts';

/** Titles over the columns of `clientRow`. */
export const clientRowTitles = ['NAME', 'CLIENT_ID', 'METHOD', 'ALG', 'ISSUER', 'ID'];

/** A registration as a row of a table. */
export function clientRow(client: ClientRegistration): string[] {
  return [client.name, client.clientId, client.method, client.alg || '–', client.issuer || '–', client.id];
}

/** What a registration signs with. */
export interface SigningRecords {
  readonly key: Key | undefined;
  readonly keySet: KeySet | undefined;
}

/** A registration line by line; what is not set is left out. */
export function clientDetails(client: ClientRegistration, { key, keySet }: SigningRecords, { style }: Terminal): string {
  const { template } = client;
  const rows = [
    ['name', client.name],
    ['id', client.id],
    ['client_id', client.clientId],
    ['issuer', client.issuer],
    ['token endpoint', client.tokenEndpoint],
    ['key set', client.jwksUri],
    ['method', client.method],
    ['alg', client.alg],
    ['key', key === undefined ? '' : `${key.name} (kid ${key.kid})`],
    ['signs with', keySet === undefined ? '' : `the current key of the key set ${keySet.name}`],
    ['secret', client.secret === null ? '' : `held, ${client.secret.bits} bit, read as ${client.secretEncoding}`],
    ['Basic', basicEncodings.find(({ name }) => name === client.basicEncoding)?.title ?? ''],
    ['scope', client.scope],
    ['resource', client.resource],
    ['audience', client.audience],
    ['API', client.apiUrl],
    ['assertion aud', template.audience.kind === 'value' ? template.audience.value : template.audience.kind],
    ['lifetime', `${template.lifetime} s`],
  ];
  return columns(
    rows.filter(([, value]) => value !== ''),
    (cell, column) => (column === 0 ? style('dim', cell) : cell),
  );
}
