import type { Command } from 'commander';
import type { AssertionTemplate, ClientRegistration } from '../../core/contract/clients.ts';
import type { JsonObject } from '../../core/contract/values.ts';
import { integerArgument, jsonObjectArgument } from './arguments.ts';
import { audienceOption } from './new-registration.ts';
import type { Api } from './session.ts';

/** What a command line changes in a client's assertion template for one run. */
export interface AssertionOptions {
  readonly header?: JsonObject;
  readonly claims?: JsonObject;
  readonly audience?: AssertionTemplate['audience'];
  /** Seconds. */
  readonly lifetime?: number;
}

/** Adds `--header`, `--claims`, `--audience` and `--lifetime` to a command. */
export function takeAssertionOptions(command: Command): Command {
  return command
    .option('--header <json>', 'header parameters laid over the template’s; null leaves one out', jsonObjectArgument('--header'))
    .option('--claims <json>', 'claims laid over the template’s; null leaves one out', jsonObjectArgument('--claims'))
    .option('--audience <audience>', 'aud: issuer, token-endpoint, or a value', audienceOption)
    .option('--lifetime <seconds>', 'exp minus iat', integerArgument('--lifetime', -31_536_000, 315_360_000));
}

/** The registration with its template changed for this run. */
export function withAssertionOptions(client: ClientRegistration, options: AssertionOptions): ClientRegistration {
  const { template } = client;
  return {
    ...client,
    template: {
      ...template,
      audience: options.audience ?? template.audience,
      lifetime: options.lifetime ?? template.lifetime,
      header: { ...template.header, ...options.header },
      claims: { ...template.claims, ...options.claims },
    },
  };
}

/** The `kid` that the client's assertions name; null where the client secret signs them. */
export async function signingKid(client: ClientRegistration, api: Api): Promise<string | null> {
  if (client.method === 'client_secret_jwt') return null;
  if (client.keySetId !== null) return '{{kid}}';
  return client.keyId === null ? null : (await api.keys.get({ id: client.keyId })).kid;
}
