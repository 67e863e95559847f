/**
 * The two numbers of an ECDSA signature in ASN.1 DER side by side, as JOSE writes them (RFC 7518 3.4), or null for anything else.
 * @param bytes of both numbers together
 */
export function joseSignature(der: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> | null {
  const content = derContent(der, 0, 0x30);
  if (content === null || content.end !== der.length) return null;
  const r = derContent(der, content.start, 0x02);
  const s = r === null ? null : derContent(der, r.end, 0x02);
  if (r === null || s === null || s.end !== content.end) return null;
  const joined = new Uint8Array(bytes);
  const half = bytes / 2;
  return place(joined, der.subarray(r.start, r.end), half) && place(joined, der.subarray(s.start, s.end), bytes) ? joined : null;
}

function derContent(der: Uint8Array, at: number, tag: number): { readonly start: number; readonly end: number } | null {
  const first = der[at + 1];
  const second = der[at + 2];
  if (der[at] !== tag || first === undefined) return null;
  if (first < 0x80) return bounded(der, at + 2, first);
  return first === 0x81 && second !== undefined ? bounded(der, at + 3, second) : null;
}

function bounded(der: Uint8Array, start: number, length: number): { readonly start: number; readonly end: number } | null {
  return start + length <= der.length ? { start, end: start + length } : null;
}

/** Writes a number without its leading zeros so that it ends at an offset. */
function place(target: Uint8Array, number: Uint8Array, end: number): boolean {
  const first = number.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? number.subarray(0, 0) : number.subarray(first);
  if (digits.length > target.length / 2) return false;
  target.set(digits, end - digits.length);
  return true;
}
