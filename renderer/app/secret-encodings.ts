import type { SecretEncoding } from '../../core/contract/clients.ts';

/** The ways to read a secret as bytes, with their names for people. */
export const secretEncodings: readonly { readonly value: SecretEncoding; readonly label: string }[] = [
  { value: 'utf8', label: 'UTF-8 text' },
  { value: 'base64', label: 'Base64' },
  { value: 'base64url', label: 'Base64url' },
  { value: 'hex', label: 'Hexadecimal' },
];

/** The name of an encoding. */
export function secretEncodingName(encoding: SecretEncoding): string {
  return secretEncodings.find(({ value }) => value === encoding)?.label ?? encoding;
}
