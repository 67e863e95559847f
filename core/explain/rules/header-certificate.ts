import { certificateChecks } from '../../jose/certificate-fit.ts';
import { certificateWarnings } from '../../jose/certificate-warnings.ts';
import { decodeBase64url, encodeBase64url } from '../../jose/base64url.ts';
import { describeThumbprint } from '../../jose/header-words.ts';
import { rfc } from '../../jose/sources.ts';
import { setHeader } from '../fix.ts';
import { rule, type Found } from '../rule.ts';
import { listed } from '../shown-value.ts';

const thumbprints = [
  { name: 'x5t', bytes: 20, source: rfc(7515, '4.1.7') },
  { name: 'x5t#S256', bytes: 32, source: rfc(7515, '4.1.8') },
] as const;

/** The certificate that a header names. */
export const headerCertificateRules = [
  rule({
    id: 'HDR-15',
    title: 'The certificate’s thumbprint is written as bytes in base64url',
    about:
      '“x5t” is the SHA-1 hash of the certificate, 20 bytes, and “x5t#S256” the SHA-256 hash, 32 bytes, each in base64url. Portals show them in hexadecimal; to encode that text makes them twice as long and wrong.',
    severity: 'warning',
    needs: ['header'],
    sources: [rfc(7515, '4.1.7'), rfc(7515, '4.1.8')],
    check: ({ header, claims, at, profile }) => {
      const context = { at: at * 1000, header, claims: claims ?? {} };
      const found: Found[] = [];
      for (const { name, bytes, source } of thumbprints) {
        const value = header[name];
        const fault = value === undefined ? null : describeThumbprint(bytes)(value, context).fault;
        if (fault === null) continue;
        const meant = meantThumbprint(value, bytes);
        const fix = meant === null ? undefined : setHeader(name, meant, `Write the bytes of “${name}” in base64url`);
        found.push({ message: `“${name}” is wrong. ${fault}`, member: ['header', name], source, fix });
      }
      const demanded = profile.limits.header?.find(
        (entry) => typeof entry !== 'string' && entry.every((name) => header[name] === undefined),
      );
      if (demanded === undefined || typeof demanded === 'string') return found;
      const [first = ''] = demanded;
      const message = `${profile.name} wants one of the header parameters ${listed(demanded)}, and there is none.`;
      const fix = thumbprints.some(({ name }) => name === first)
        ? setHeader(first, `{{${first}}}`, `Put the certificate’s thumbprint in “${first}”`)
        : undefined;
      return [...found, { message, severity: 'error', member: ['header'], fix }];
    },
  }),
  rule({
    id: 'HDR-16',
    title: 'The certificate that is named is that of the key',
    about:
      'The thumbprint, or the first certificate of “x5c”, is that of the certificate of the key that signs. Otherwise the server looks for another key.',
    severity: 'error',
    needs: ['header', 'certificate'],
    sources: [rfc(7515, '4.1.6'), rfc(7515, '4.1.7'), rfc(7515, '4.1.8')],
    check: ({ header, certificate }) => {
      const found: Found[] = certificateChecks(header, certificate)
        .filter(({ outcome }) => outcome === 'mismatch')
        .map(({ sentence, where }) => ({
          message: sentence,
          member: ['header', where],
          fix: setHeader(where, `{{${where}}}`, `Put the certificate’s thumbprint in “${where}”`),
        }));
      const chain = header['x5c'];
      const [first] = Array.isArray(chain) ? chain : [];
      if (first === undefined || first === certificate.x5c[0]) return found;
      const message = `The first certificate in “x5c” is not that of the key that signs (${certificate.subject}).`;
      return [
        ...found,
        { message, member: ['header', 'x5c', 0], fix: setHeader('x5c', '{{x5c}}', 'Put the certificate’s chain in “x5c”') },
      ];
    },
  }),
  rule({
    id: 'HDR-17',
    title: 'The certificate is valid now, and for signing',
    about: 'A server that looks at the certificate refuses one that has expired, or whose key usage has no digitalSignature.',
    severity: 'warning',
    needs: ['certificate'],
    sources: [rfc(5280, '4.1.2.5'), rfc(5280, '4.2.1.3')],
    check: ({ certificate, at }) =>
      certificateWarnings(certificate, at * 1000).map((message) => ({ message, member: ['key', 'certificate'] as const })),
  }),
];

/** A thumbprint that was written otherwise: in hexadecimal, as base64url of hexadecimal, or in standard base64; null for anything else. */
function meantThumbprint(value: unknown, bytes: number): string | null {
  if (typeof value !== 'string') return null;
  const encoded = decodeBase64url(value);
  const text = encoded?.length === bytes * 2 ? new TextDecoder().decode(encoded) : value;
  const pairs =
    text
      .replaceAll(/[:\s]/g, '')
      .match(/^(?:[\da-f]{2})+$/i)?.[0]
      .match(/../g) ?? [];
  if (pairs.length === bytes) return encodeBase64url(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
  const bare = value.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return bare !== value && decodeBase64url(bare)?.length === bytes ? bare : null;
}
