/** What is done at most to open an encrypted token; more is an attack on whoever opens it. */
export const openingLimits = {
  /** Encryptions inside encryptions. */
  layers: 5,
  /** Bytes that compressed content may expand to (RFC 8725 3.6). */
  unpackedBytes: 250_000,
} as const;
