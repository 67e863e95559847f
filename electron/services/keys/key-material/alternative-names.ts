import { isIP } from 'node:net';
import { GeneralName } from '@peculiar/asn1-x509';
import { invalidInput } from '../../fault.ts';

/** The kinds of subject alternative names (RFC 5280 4.2.1.6) that clients have. The first whose form fits is taken for a name without a prefix. */
const kinds: readonly {
  readonly prefix: RegExp;
  readonly fits: (value: string) => boolean;
  readonly name: (value: string) => GeneralName;
}[] = [
  { prefix: /^IP(?: Address)?:/i, fits: (value) => isIP(value) !== 0, name: (iPAddress) => new GeneralName({ iPAddress }) },
  {
    prefix: /^email:/i,
    fits: (value) => /^[!-?A-~]+@[!-?A-~]+$/.test(value),
    name: (rfc822Name) => new GeneralName({ rfc822Name }),
  },
  {
    prefix: /^URI:/i,
    fits: (value) => /^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/.test(value),
    name: (uniformResourceIdentifier) => new GeneralName({ uniformResourceIdentifier }),
  },
  {
    prefix: /^DNS:/i,
    fits: (value) =>
      /^(?:\*\.)?(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(value),
    name: (dNSName) => new GeneralName({ dNSName }),
  },
];

/** A subject alternative name as typed: `acme.example`, `IP:192.0.2.1`. Throws INVALID_INPUT (`names`). */
export function alternativeName(text: string): GeneralName {
  const named = kinds.find(({ prefix }) => prefix.test(text));
  const value = named === undefined ? text : text.replace(named.prefix, '');
  const kind = named ?? kinds.find(({ fits }) => fits(text));
  if (kind?.fits(value)) return kind.name(value);
  throw invalidInput('names', `“${text.slice(0, 100)}” is no name that a certificate can have.`, {
    fix: 'Give a host name, an IP address, a URI or an email address, in ASCII.',
  });
}
