import type { UrlDifference } from './url-differences.ts';

const wellKnown =
  /^\/\.well-known\/(?:openid-configuration|oauth-authorization-server)|\/\.well-known\/(?:openid-configuration|oauth-authorization-server)$/;

/** In what a URL's path differs from the one that was wanted; null when neither begins like the other. */
export function pathDifferences(have: string, want: string): readonly UrlDifference[] | null {
  if (have === want) return [];
  const shortHave = withoutSlash(have);
  const shortWant = withoutSlash(want);
  const slash = slashDifference(have, want);
  if (shortHave === shortWant) return slash;
  const spelling = spellingDifference(shortHave, shortWant);
  if (spelling !== null) return [spelling, ...slash];
  return structuralDifference(shortHave, shortWant);
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function slashDifference(have: string, want: string): UrlDifference[] {
  if (have.endsWith('/') === want.endsWith('/')) return [];
  const clause = have.endsWith('/') ? 'has a slash at the end, and the other has none' : 'lacks the slash at the end';
  return [{ kind: 'slash at the end', clause }];
}

function spellingDifference(have: string, want: string): UrlDifference | null {
  if (have.replaceAll(/\/{2,}/g, '/') === want.replaceAll(/\/{2,}/g, '/')) {
    return { kind: 'double slash', clause: have.length > want.length ? 'has a slash twice' : 'has one slash where the other has two' };
  }
  const clause = `writes the path “${have}” in place of “${want}”`;
  if (have.toLowerCase() === want.toLowerCase()) return { kind: 'letter case', clause };
  return percentDecoded(have) === percentDecoded(want) ? { kind: 'percent encoding', clause } : null;
}

function structuralDifference(have: string, want: string): readonly UrlDifference[] | null {
  if (wellKnown.test(have) && have.replace(wellKnown, '') === want.replace(wellKnown, '')) {
    const clause = wellKnown.test(want)
      ? 'is the other of the two well-known addresses'
      : 'is the address of the metadata, not the identifier that stands in it';
    return [{ kind: 'well-known address', clause }];
  }
  if (have.startsWith(`${want}/`)) return [{ kind: 'end of the path', clause: `goes on with “${have.slice(want.length)}”` }];
  if (want.startsWith(`${have}/`)) return [{ kind: 'end of the path', clause: `lacks “${want.slice(have.length)}” at the end` }];
  return null;
}

/** The path with needless percent encoding undone, and the case of what is left made one (RFC 3986 6.2.2). */
function percentDecoded(path: string): string {
  return path.replaceAll(/%([0-9a-f]{2})/gi, (whole, hex: string) => {
    const letter = String.fromCodePoint(Number.parseInt(hex, 16));
    return /[\w.~!$&'()*+,;=:@-]/.test(letter) ? letter : whole.toUpperCase();
  });
}
