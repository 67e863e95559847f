import { z } from 'zod';
import { instant } from './values.ts';

/** A certificate's hash in the two forms that people meet. */
export const certificateThumbprint = z.object({
  /** As vendor portals show it: upper case, in pairs with colons between. */
  hex: z.string(),
  /** As the header parameter wants it (RFC 7515 4.1.7, 4.1.8). */
  base64url: z.string(),
});
export type CertificateThumbprint = z.infer<typeof certificateThumbprint>;

/** What an X.509 certificate says (RFC 5280 4.1, 4.2). Nothing in it is checked against a trust store. */
export const certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** Hexadecimal. */
  serialNumber: z.string(),
  validFrom: instant,
  validTo: instant,
  /** Subject alternative names: “DNS:acme.example”. */
  names: z.array(z.string()),
  /** RFC 5280 4.2.1.3, as that names them: “digitalSignature”; empty when the certificate does not restrict them. */
  keyUsage: z.array(z.string()),
  /** RFC 5280 4.2.1.12: “clientAuth”, or an object identifier; empty when the certificate does not restrict them. */
  extendedKeyUsage: z.array(z.string()),
  authority: z.boolean(),
  selfSigned: z.boolean(),
  /** For people: “SHA-256 with RSA”. */
  signatureAlgorithm: z.string(),
  thumbprints: z.object({ sha1: certificateThumbprint, sha256: certificateThumbprint }),
  /** DER in base64: this certificate, and then each one's issuer as far as they are known (RFC 7515 4.1.6). */
  x5c: z.array(z.string()).min(1),
});
export type Certificate = z.infer<typeof certificate>;
