import { entraMessages } from './entra-messages.ts';
import { identityPlatformMessages } from './identity-platform-messages.ts';
import { oidcProviderMessages } from './oidc-provider-messages.ts';
import type { ServerMessage } from './server-message.ts';
import { serverSoftwareMessages } from './server-software-messages.ts';
import { serviceMessages } from './service-messages.ts';

/** The one table of vendors' messages, the more specific before the more general. */
export const serverMessages: readonly ServerMessage[] = [
  ...entraMessages,
  ...oidcProviderMessages,
  ...serviceMessages,
  ...serverSoftwareMessages,
  ...identityPlatformMessages,
];

/** Characters of a description that are looked at. */
const longest = 4000;

/**
 * What a server's text means, by code and text together, or null where no known server writes so.
 * @param vendors names of vendors whose messages are tried first, because the server is known to be theirs
 */
export function matchMessage(code: string | null, text: string, vendors: readonly string[] = []): ServerMessage | null {
  const looked = text.slice(0, longest);
  const found = serverMessages.filter(
    ({ codes, text: pattern }) => (codes === undefined || (code !== null && codes.includes(code))) && pattern.test(looked),
  );
  return found.find(({ vendor }) => vendors.includes(vendor)) ?? found[0] ?? null;
}
