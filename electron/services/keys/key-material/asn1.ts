import { AsnConvert } from '@peculiar/asn1-schema';

/** A class that describes an ASN.1 structure. */
export type Structure<Value> = new () => Value;

/** The structure in these bytes (BER or DER), or null when they are none or a damaged one. The library bounds depth and size. */
export function readAsn1<Value>(bytes: Uint8Array | ArrayBuffer, structure: Structure<Value>): Value | null {
  try {
    return AsnConvert.parse(bytes, structure);
  } catch {
    return null;
  }
}

/** The DER of a structure. */
export function derOf(structure: object): Uint8Array<ArrayBuffer> {
  return new Uint8Array(AsnConvert.serialize(structure));
}

/** A value read from ASN.1 as the bytes it holds. */
export function bytesOf(value: ArrayBuffer | { readonly buffer: ArrayBuffer }): Uint8Array<ArrayBuffer> {
  return new Uint8Array(value instanceof ArrayBuffer ? value : value.buffer);
}
