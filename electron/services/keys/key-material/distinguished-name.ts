import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';
import { invalidInput } from '../../fault.ts';

/** How a value is written: any text, letters of ASCII that X.520 calls printable, or ASCII. */
type Writing = 'utf8String' | 'printableString' | 'ia5String';

/** Attribute types of names (RFC 4514 3, RFC 4519 2, RFC 2985 5.5.1), by what people type. */
const attributes: Readonly<Record<string, { readonly identifier: string; readonly writing: Writing }>> = {
  CN: { identifier: '2.5.4.3', writing: 'utf8String' },
  SN: { identifier: '2.5.4.4', writing: 'utf8String' },
  SERIALNUMBER: { identifier: '2.5.4.5', writing: 'printableString' },
  C: { identifier: '2.5.4.6', writing: 'printableString' },
  L: { identifier: '2.5.4.7', writing: 'utf8String' },
  ST: { identifier: '2.5.4.8', writing: 'utf8String' },
  STREET: { identifier: '2.5.4.9', writing: 'utf8String' },
  O: { identifier: '2.5.4.10', writing: 'utf8String' },
  OU: { identifier: '2.5.4.11', writing: 'utf8String' },
  TITLE: { identifier: '2.5.4.12', writing: 'utf8String' },
  GIVENNAME: { identifier: '2.5.4.42', writing: 'utf8String' },
  UID: { identifier: '0.9.2342.19200300.100.1.1', writing: 'utf8String' },
  DC: { identifier: '0.9.2342.19200300.100.1.25', writing: 'ia5String' },
  EMAILADDRESS: { identifier: '1.2.840.113549.1.9.1', writing: 'ia5String' },
};

const legal: Readonly<Record<Writing, RegExp>> = {
  utf8String: /^[^\p{Cc}]+$/u,
  printableString: /^[A-Za-z0-9 '()+,./:=?-]+$/,
  ia5String: /^[\x20-\x7e]+$/,
};

/** The characters of a distinguished name: an escape, a separator, or anything else (RFC 4514 3). */
const piece = /\\([0-9A-Fa-f]{2})|\\(.)|([,+])|([^\\,+])/gsu;

/**
 * The name that a person typed, parts in the order typed: `CN=Acme, O=Acme Ltd\, Inc., C=DE`. Text without a `=` is a common name.
 * Throws INVALID_INPUT (`subject`).
 */
export function distinguishedName(text: string): Name {
  const parts = text.includes('=') ? text.trim().replace(/^\//, '') : `CN=${text.trim().replaceAll(/[\\,+]/g, String.raw`\$&`)}`;
  const slashed = text.trim().startsWith('/') && text.includes('=');
  return new Name((slashed ? parts.split(/(?<!\\)\//) : split(parts)).map((part) => relativeName(part.trim())));
}

/** Takes a name apart at its commas, escapes still in place. */
function split(text: string): string[] {
  const parts = [''];
  for (const [match, , , separator] of text.matchAll(piece)) {
    if (separator === ',') parts.push('');
    else if (separator === '+') throw refused('“+” joins two attributes into one part', 'Write “\\+” where a plus sign is meant.');
    else parts[parts.length - 1] += match;
  }
  return parts;
}

function relativeName(part: string): RelativeDistinguishedName {
  const [, type = '', raw = ''] = /^([A-Za-z][A-Za-z0-9-]*)\s*=\s*([^]*)$/.exec(part) ?? [];
  const known = attributes[type.toUpperCase()];
  if (known === undefined) {
    const shown =
      type === '' ? `“${part.slice(0, 40)}” is no attribute with its value` : `“${type.slice(0, 40)}” is no attribute that is known here`;
    throw refused(shown, `Write it as “CN=Acme, O=Acme Ltd”; known are ${Object.keys(attributes).join(', ')}.`);
  }
  const value = unescaped(raw);
  if (!legal[known.writing].test(value)) {
    throw refused(`${type} has ${value === '' ? 'no value' : 'characters that cannot stand in it'}`, `Correct the value of ${type}.`);
  }
  if (type.toUpperCase() === 'C' && !/^[A-Za-z]{2}$/.test(value)) throw refused('C is not a country of two letters', 'Write it as “C=DE”.');
  return new RelativeDistinguishedName([
    new AttributeTypeAndValue({ type: known.identifier, value: new AttributeValue({ [known.writing]: value }) }),
  ]);
}

function unescaped(raw: string): string {
  const bytes = [...raw.matchAll(piece)].map(([match, hex, character]) =>
    hex === undefined ? Buffer.from(character ?? match) : Buffer.from(hex, 'hex'),
  );
  return Buffer.concat(bytes).toString('utf8').trim();
}

function refused(what: string, fix: string) {
  return invalidInput('subject', `The subject cannot be used: ${what}.`, { fix });
}
