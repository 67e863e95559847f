import type { Provider } from 'oidc-provider';
import { demoUser, demoUserGrant } from './demo-user.ts';
import { giveTokens } from './extension-grant.ts';

/** Lets clients have tokens of the demonstration user, a refresh token among them, as if that person had consented. */
export function registerDemoUserGrant(provider: Provider, resource: string): void {
  provider.registerGrantType(
    demoUserGrant,
    (context) => giveTokens(provider, context, resource, { grant: demoUserGrant, subject: demoUser.sub, refreshable: true }),
    ['scope', 'resource'],
  );
}
