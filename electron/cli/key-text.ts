import type { Key } from '../../core/contract/keys.ts';
import { utcText } from '../../core/jose/time-words.ts';
import { columns } from './columns.ts';
import type { Terminal } from './terminal.ts';
import { visibleJson } from './visible-text.ts';

/** Titles over the columns of `keyRow`. */
export const keyRowTitles = ['NAME', 'KID', 'TYPE', 'ALG', 'USE', 'PART', 'ID'];

/** A key as a row of a table. */
export function keyRow(key: Key): string[] {
  return [key.name, key.kid, keyType(key), key.alg ?? 'any', key.use ?? 'any', keyPart(key), key.id];
}

/** A key line by line, its public JWK last. */
export function keyDetails(key: Key, { style }: Terminal): string {
  const rows = [
    ['name', key.name],
    ['id', key.id],
    ['kid', key.kid],
    ['type', keyType(key)],
    ['alg', key.alg ?? 'any that fits'],
    ['use', key.use ?? 'any'],
    ['part', keyPart(key)],
    ['thumbprint', key.thumbprint],
    ...certificateRows(key.certificate),
    ...(key.origin === 'imported' ? [['read from', key.encoding === null ? key.format : `${key.format}, ${key.encoding}`]] : []),
    [key.origin, utcText(key.createdAt)],
  ];
  const text = columns(rows, (cell, column) => (column === 0 ? style('dim', cell) : cell));
  return key.publicJwk === null ? text : `${text}${visibleJson(key.publicJwk)}\n`;
}

function certificateRows(certificate: Key['certificate']): string[][] {
  if (certificate === null) return [];
  const { subject, issuer, validFrom, validTo, names, keyUsage, extendedKeyUsage, selfSigned, thumbprints, x5c } = certificate;
  const usage = [...keyUsage, ...extendedKeyUsage];
  return [
    ['certificate', subject],
    ['issuer', selfSigned ? 'itself' : issuer],
    ['valid', `${utcText(validFrom)} to ${utcText(validTo)}`],
    ...(names.length === 0 ? [] : [['names', names.join(', ')]]),
    ['key usage', usage.length === 0 ? 'any' : usage.join(', ')],
    ...(x5c.length === 1 ? [] : [['chain', `${x5c.length} certificates`]]),
    ['x5t', thumbprints.sha1.base64url],
    ['', thumbprints.sha1.hex],
    ['x5t#S256', thumbprints.sha256.base64url],
    ['', thumbprints.sha256.hex],
  ];
}

function keyType(key: Key): string {
  return [key.kty, key.crv, `${key.bits} bit`].filter((part) => part !== null).join(' ');
}

function keyPart(key: Key): string {
  if (key.kty === 'oct') return 'secret';
  return key.private ? 'private' : 'public';
}
