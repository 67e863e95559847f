import { pathDifferences } from './path-differences.ts';

/** In what two URLs that look alike differ. */
export type UrlDifferenceKind =
  | 'slash at the end'
  | 'letter case'
  | 'default port'
  | 'port'
  | 'scheme'
  | 'host'
  | 'double slash'
  | 'percent encoding'
  | 'query or fragment'
  | 'well-known address'
  | 'end of the path';

export interface UrlDifference {
  readonly kind: UrlDifferenceKind;
  /** Completes a sentence that begins with "it": "has a slash at the end, and the other has none". */
  readonly clause: string;
}

interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly rest: string;
}

// URL itself mends much of what is looked for here: case, default ports, dots.
const pattern = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#:]*)(?::(\d*))?([^?#]*)(.*)$/s;
const defaultPorts: Readonly<Record<string, string>> = { https: '443', http: '80' };

/** In what a URL differs from the one that was wanted; null when they have no more in common than any two. */
export function urlDifferences(text: string, wanted: string): readonly UrlDifference[] | null {
  const have = urlParts(text);
  const want = urlParts(wanted);
  if (have === null || want === null) return schemeAlone(text, wanted);
  const path = pathDifferences(have.path, want.path);
  if (path === null) return null;
  return [
    ...schemeDifference(have, want),
    ...hostDifference(have, want),
    ...portDifference(have, want),
    ...path,
    ...restDifference(have, want),
  ];
}

function urlParts(text: string): UrlParts | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, scheme = '', host = '', port = '', path = '', rest = ''] = match;
  return { scheme, host, port, path, rest };
}

function schemeAlone(text: string, wanted: string): readonly UrlDifference[] | null {
  const bare = (url: string): string => url.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//, '').replace(/\/$/, '');
  if (bare(text) !== bare(wanted) || text.includes('://') === wanted.includes('://')) return null;
  const clause = text.includes('://')
    ? 'has a scheme, and the other has none'
    : `lacks “${wanted.slice(0, wanted.indexOf('://') + 3)}” at the beginning`;
  return [{ kind: 'scheme', clause }];
}

function schemeDifference(have: UrlParts, want: UrlParts): UrlDifference[] {
  if (have.scheme === want.scheme) return [];
  return have.scheme.toLowerCase() === want.scheme.toLowerCase()
    ? [{ kind: 'letter case', clause: `writes the scheme as “${have.scheme}”` }]
    : [{ kind: 'scheme', clause: `begins with ${have.scheme} in place of ${want.scheme}` }];
}

const thisMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[', 'host.docker.internal']);

function hostDifference(have: UrlParts, want: UrlParts): UrlDifference[] {
  if (have.host === want.host) return [];
  if (have.host.toLowerCase() === want.host.toLowerCase()) return [{ kind: 'letter case', clause: `writes the host as “${have.host}”` }];
  const names = `has the host “${have.host}” in place of “${want.host}”`;
  const same = thisMachine.has(have.host) && thisMachine.has(want.host);
  return [{ kind: 'host', clause: same ? `${names}, another name for the same machine` : names }];
}

function portDifference(have: UrlParts, want: UrlParts): UrlDifference[] {
  if (have.port === want.port) return [];
  const meant = ({ port, scheme }: UrlParts): string | undefined => (port === '' ? defaultPorts[scheme.toLowerCase()] : port);
  if (meant(have) === meant(want)) {
    const clause = have.port === '' ? `leaves out the default port :${want.port}` : `writes out the default port :${have.port}`;
    return [{ kind: 'default port', clause }];
  }
  if (want.port === '') return [{ kind: 'port', clause: `has the port ${have.port}, and the other has none` }];
  return [
    { kind: 'port', clause: have.port === '' ? `lacks the port ${want.port}` : `has the port ${have.port} in place of ${want.port}` },
  ];
}

function restDifference({ rest: have }: UrlParts, { rest: want }: UrlParts): UrlDifference[] {
  if (have === want) return [];
  return [{ kind: 'query or fragment', clause: have === '' ? `lacks “${want}” at the end` : `goes on with “${have}”` }];
}
