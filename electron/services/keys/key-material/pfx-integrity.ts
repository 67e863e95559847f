import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MacData } from '@peculiar/asn1-pfx';
import { bytesOf, readAsn1 } from './asn1.ts';
import { hashSizes } from './iterated-hash.ts';
import { hmacHash, keyDerivation, mostIterations, tooMany } from './key-derivation.ts';
import { derivePkcs12, pkcs12Password } from './pkcs12-derivation.ts';
import { Pbes2Parameters } from './structures.ts';

/** Hashes of the MAC, by identifier. */
const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const pbmac1Identifier = '1.2.840.113549.1.5.14';

/** Computes the MAC, or says why it cannot: the end of “is protected with …”. */
type Mac = { readonly value: Uint8Array } | { readonly lack: string };

/**
 * Whether a password is the one that a PKCS#12 file was protected with (RFC 7292 4, RFC 9579), by the MAC over its content; the end
 * of “is protected with …” where that cannot be computed.
 */
export async function passwordMatches(
  macData: MacData,
  content: Uint8Array,
  password: string,
): Promise<boolean | { readonly lack: string }> {
  const mac = await macOf(macData, content, password);
  if ('lack' in mac) return mac;
  const expected = bytesOf(macData.mac.digest);
  return expected.length === mac.value.length && timingSafeEqual(expected, mac.value);
}

async function macOf({ mac, macSalt, iterations }: MacData, content: Uint8Array, password: string): Promise<Mac> {
  const { algorithm, parameters } = mac.digestAlgorithm;
  if (algorithm === pbmac1Identifier) return pbmac1(readAsn1(parameters ?? new ArrayBuffer(0), Pbes2Parameters), content, password);
  const hash = hashes[algorithm];
  const length = hash === undefined ? undefined : hashSizes[hash]?.result;
  if (hash === undefined || length === undefined) return { lack: `a MAC that is not known here (${algorithm})` };
  if (iterations < 1 || iterations > mostIterations) return { lack: tooMany('a MAC', iterations) };
  const derivation = { hash, password: pkcs12Password(password), salt: bytesOf(macSalt), iterations, length };
  const key = await derivePkcs12({ ...derivation, purpose: 'mac' });
  return { value: createHmac(hash, key).update(content).digest() };
}

async function pbmac1(parameters: Pbes2Parameters | null, content: Uint8Array, password: string): Promise<Mac> {
  if (parameters === null) return { lack: 'PBMAC1 whose parameters cannot be read' };
  const hash = hmacHash(parameters.scheme.algorithm);
  const derivation = keyDerivation(parameters.keyDerivation);
  if ('lack' in derivation) return derivation;
  if (hash === undefined) return { lack: `a MAC that is not known here (${parameters.scheme.algorithm})` };
  const key = await derivation.derive(password, derivation.keyLength ?? hashSizes[hash]?.result ?? 32);
  return { value: createHmac(hash, key).update(content).digest() };
}
