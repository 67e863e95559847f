import type { JsonObject } from '../contract/values.ts';
import { decodeBase64url } from './base64url.ts';

/** A curve over a prime field whose coefficient a is −3, as those of NIST are (FIPS 186-4 D.1.2). */
interface EllipticCurve {
  readonly crv: string;
  /** Bytes of a coordinate, and of either number of a signature. */
  readonly bytes: number;
  readonly prime: bigint;
  readonly b: bigint;
  /** The order of the group, above which no number of a signature lies. */
  readonly order: bigint;
}

const curves: readonly EllipticCurve[] = [
  {
    crv: 'P-256',
    bytes: 32,
    prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  {
    crv: 'P-384',
    bytes: 48,
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  },
  {
    crv: 'P-521',
    bytes: 66,
    prime: 2n ** 521n - 1n,
    b: 0x051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    order:
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  },
];

/** Bytes of the only coordinate of a key on a curve of Edwards or Montgomery (RFC 8037 2). */
const flatCurves: ReadonlyMap<string, number> = new Map([
  ['Ed25519', 32],
  ['X25519', 32],
  ['Ed448', 57],
  ['X448', 56],
]);

function curveNamed(crv: unknown): EllipticCurve | undefined {
  return curves.find((curve) => curve.crv === crv);
}

function number(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

/**
 * What is wrong with the public point of an EC or OKP key, in a clause without subject, or null (RFC 7518 6.2.1, RFC 8725 3.4). Curves that
 * are not known here are not judged.
 */
export function pointFault({ crv, x, y }: JsonObject): string | null {
  const length = flatCurves.get(String(crv));
  if (length !== undefined) return coordinateFault('x', x, length, crv);
  const curve = curveNamed(crv);
  if (curve === undefined) return null;
  const fault = coordinateFault('x', x, curve.bytes, crv) ?? coordinateFault('y', y, curve.bytes, crv);
  return fault ?? (isOn(curve, String(x), String(y)) ? null : `is a point that does not lie on ${curve.crv}`);
}

function coordinateFault(name: string, value: unknown, bytes: number, crv: unknown): string | null {
  const decoded = typeof value === 'string' ? decodeBase64url(value) : null;
  if (value === undefined) return `has no “${name}”`;
  if (decoded === null) return `has a “${name}” that is no base64url`;
  return decoded.length === bytes ? null : `has a “${name}” of ${decoded.length} bytes, and ${String(crv)} has ${bytes}`;
}

function isOn({ prime, b }: EllipticCurve, xText: string, yText: string): boolean {
  const x = number(decodeBase64url(xText) ?? new Uint8Array());
  const y = number(decodeBase64url(yText) ?? new Uint8Array());
  return x < prime && y < prime && (y * y - x * x * x + 3n * x - b) % prime === 0n;
}

/** The two numbers of an ECDSA signature (RFC 7518 3.4), judged. */
export interface EcdsaNumbers {
  /** Names of those that are nought or not below the order, which no signature has. */
  readonly outside: readonly ('r' | 's')[];
}

/** Judges the numbers of an ECDSA signature, or null where it does not have the curve's length. */
export function ecdsaNumbers(crv: string | undefined, signature: Uint8Array): EcdsaNumbers | null {
  const curve = curveNamed(crv);
  if (curve === undefined || signature.length !== 2 * curve.bytes) return null;
  const numbers = [
    ['r', number(signature.subarray(0, curve.bytes))],
    ['s', number(signature.subarray(curve.bytes))],
  ] as const;
  return {
    outside: numbers.filter(([, value]) => value === 0n || value >= curve.order).map(([name]) => name),
  };
}
