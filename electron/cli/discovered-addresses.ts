import type { Discovery } from '../../core/contract/metadata.ts';
import { CommandFailure } from './command-failure.ts';
import { exitCodes } from './exit-code.ts';
import type { Api } from './session.ts';
import { visibleText } from './visible-text.ts';

/** Where a client's authorization server is; empty where not known. */
export interface ServerAddresses {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
}

/**
 * The addresses as given; an issuer without a token endpoint is asked for its metadata (RFC 8414 3). Throws a failure when
 * it has none, or names another issuer than was asked (RFC 8414 3.3).
 */
export async function discoverAddresses(
  given: { readonly issuer?: string; readonly tokenEndpoint?: string },
  api: Api,
): Promise<ServerAddresses> {
  const { issuer = '', tokenEndpoint } = given;
  if (tokenEndpoint !== undefined || issuer === '') return { issuer, tokenEndpoint: tokenEndpoint ?? '', jwksUri: '' };
  const discovery = await api.metadata.discover({ issuer });
  const found = discovery.document?.['token_endpoint'];
  if (discovery.mismatch !== null) throw otherIssuer(discovery.mismatch);
  if (typeof found !== 'string') throw noMetadata(discovery);
  const jwksUri = discovery.document?.['jwks_uri'];
  return { issuer, tokenEndpoint: found, jwksUri: typeof jwksUri === 'string' ? jwksUri : '' };
}

function otherIssuer({ asked, found }: { readonly asked: string; readonly found: string }): CommandFailure {
  return new CommandFailure(
    exitCodes.refused,
    `The metadata names another issuer: asked “${visibleText(asked)}”, found “${visibleText(found)}”. Correct --issuer, or give --token-endpoint too.`,
  );
}

function noMetadata({ attempts, document }: Discovery): CommandFailure {
  const fix = 'Give --token-endpoint.';
  if (document !== null) return new CommandFailure(exitCodes.refused, `The server’s metadata has no token_endpoint. ${fix}`);
  const answered = attempts.some(({ status }) => status !== null);
  const tried = attempts.map(({ url, message }) => `${visibleText(url)}: ${visibleText(message)}`).join(' ');
  return new CommandFailure(answered ? exitCodes.refused : exitCodes.unreachable, `There is no metadata for this issuer. ${tried} ${fix}`);
}
