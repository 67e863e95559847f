import type { Profile } from './profile.ts';

/** What is known of a server before it is asked anything but its metadata. */
export interface ServerAddress {
  readonly issuer?: string | undefined;
  readonly tokenEndpoint?: string | undefined;
}

/** A profile that a server was recognised as. */
export interface RecognisedProfile {
  readonly profile: Profile;
  /** Why, in a clause: “its host is dev.okta.com”. */
  readonly because: string;
}

/** The signs in the order of how much they say: a host is the vendor's own, a path may be anybody's. */
const tests: readonly ((profile: Profile, server: ServerAddress) => string | null)[] = [
  ({ signs }, { issuer = '' }) => (matchesAny(signs.issuers, issuer) ? `its issuer is ${issuer}` : null),
  ({ signs }, server) => {
    const host = hostsOf(server).find((each) => matchesAny(signs.hosts, each));
    return host === undefined ? null : `its host is ${host}`;
  },
  ({ signs }, { tokenEndpoint = '' }) => {
    const path = URL.canParse(tokenEndpoint) ? new URL(tokenEndpoint).pathname : '';
    return path !== '' && matchesAny(signs.paths, path) ? `the path of its token endpoint is ${path}` : null;
  },
];

/** The profile of a server, by its issuer, its host, or the path of its token endpoint; null where no profile knows it. Earlier profiles win. */
export function recogniseProfile(server: ServerAddress, profiles: readonly Profile[]): RecognisedProfile | null {
  for (const test of tests) {
    for (const profile of profiles) {
      const because = test(profile, server);
      if (because !== null) return { profile, because };
    }
  }
  return null;
}

function hostsOf({ issuer = '', tokenEndpoint = '' }: ServerAddress): string[] {
  return [issuer, tokenEndpoint].filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname);
}

function matchesAny(patterns: readonly string[] | undefined, text: string): boolean {
  return text !== '' && patterns?.some((pattern) => matchesPattern(pattern, text)) === true;
}

/** Whether a text follows a pattern in which `*` stands for one or more characters except “/”; letters compare without case. */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]+')}$`, 'i').test(text);
}
