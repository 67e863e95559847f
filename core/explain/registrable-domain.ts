/**
 * Second-level suffixes under which names are registered, of the countries where they are the rule. Not the Public Suffix List, which is
 * longer than this product: what is not here counts as registered directly under its last label.
 */
const secondLevel: ReadonlySet<string> = new Set(
  ['uk', 'jp', 'nz', 'za', 'kr', 'il', 'in', 'id', 'th']
    .flatMap((country) => ['co', 'ac', 'gov', 'org', 'net', 'or', 'go', 'ne'].map((kind) => `${kind}.${country}`))
    .concat(
      ['au', 'br', 'cn', 'hk', 'mx', 'my', 'sg', 'tr', 'tw', 'ua', 'ar'].flatMap((country) =>
        ['com', 'org', 'net', 'gov', 'edu'].map((kind) => `${kind}.${country}`),
      ),
    ),
);

/** The domain that somebody registered, for a host: `as.example.co.uk` belongs to `example.co.uk`. An address and a single label are their own. */
export function registrableDomain(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (/^[\d.]+$|^\[/.test(name)) return name;
  const labels = name.split('.');
  return labels.slice(secondLevel.has(labels.slice(-2).join('.')) ? -3 : -2).join('.');
}
