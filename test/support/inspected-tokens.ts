import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  CompactEncrypt,
  CompactSign,
  type CryptoKey,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  GeneralSign,
  importPKCS8,
  SignJWT,
} from 'jose';
import { selfSignedCertificate } from './certificate.ts';
import { publicPem } from './key-samples.ts';

const encoder = new TextEncoder();
const pair = await generateKeyPair('ES256', { extractable: true });
const now = Math.floor(Date.now() / 1000);

/** The key that signed the tokens here, and one that signed none of them. */
export const signer = {
  jwk: { ...(await exportJWK(pair.publicKey)), kid: 'mine-1', use: 'sig' },
  pem: await exportSPKI(pair.publicKey),
  otherPem: publicPem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
} as const;

/** An access token of an issuer, in force for ten minutes. */
export async function accessToken(issuer: string, header: Record<string, unknown> = {}, key: CryptoKey = pair.privateKey): Promise<string> {
  return await new SignJWT({ iss: issuer, sub: 'acme', client_id: 'acme', aud: 'https://api.example', jti: 'x1' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'mine-1', ...header })
    .setIssuedAt(now)
    .setExpirationTime(now + 600)
    .sign(key);
}

/** An access token that carries the certificate of the key that signed it. */
export async function certifiedToken(issuer: string): Promise<string> {
  const { key, cert } = selfSignedCertificate();
  const der = cert.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  return await accessToken(issuer, { x5c: [der] }, await importPKCS8(key, 'ES256'));
}

/** A token in an encryption under a secret of 32 bytes, in an encryption for an RSA key. */
export async function nestedJwe(inner: string, secret: string): Promise<{ readonly token: string; readonly privatePem: string }> {
  const { publicKey, privateKey } = await generateKeyPair('RSA-OAEP-256', { extractable: true });
  const middle = await new CompactEncrypt(encoder.encode(inner))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(encoder.encode(secret));
  const token = await new CompactEncrypt(encoder.encode(middle))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(publicKey);
  return { token, privatePem: await exportPKCS8(privateKey) };
}

/** A claim set that has expired in an encryption under a secret of 32 bytes, with no signature around it. */
export async function encryptedClaims(secret: string): Promise<string> {
  return await new CompactEncrypt(encoder.encode('{"sub":"inside","exp":1767229200}'))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(encoder.encode(secret));
}

/** An SD-JWT that discloses a name and an address, and a claim that its issuer did not sign; its holder signed the presentation. */
export async function presentedSdJwt(): Promise<string> {
  const disclosures = [disclosure('given_name', 'Erika'), disclosure('address', { locality: 'Köln' }), disclosure('stray', true)] as const;
  const claims = {
    _sd: [digest(disclosures[0]), digest(disclosures[1]), digest('kept back')],
    cnf: { jwk: await exportJWK(pair.publicKey) },
  };
  const jwt = await new SignJWT({ iss: 'https://issuer.example', ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'dc+sd-jwt', kid: 'mine-1' })
    .sign(pair.privateKey);
  const presented = `${[jwt, ...disclosures].join('~')}~`;
  const binding = await new SignJWT({ nonce: 'n', aud: 'https://verifier.example', sd_hash: digest(presented) })
    .setProtectedHeader({ alg: 'ES256', typ: 'kb+jwt' })
    .setIssuedAt(now)
    .sign(pair.privateKey);
  return presented + binding;
}

/** A JWS in general JSON serialization with two signatures; the first does not cover a parameter called “note”. */
export async function generalJws(): Promise<string> {
  const sign = new GeneralSign(encoder.encode('{"sub":"twice"}'));
  sign.addSignature(pair.privateKey).setProtectedHeader({ alg: 'ES256', kid: 'mine-1' }).setUnprotectedHeader({ note: 'loose' });
  sign.addSignature(pair.privateKey).setProtectedHeader({ alg: 'ES256', kid: 'mine-2' });
  return JSON.stringify(await sign.sign());
}

/** A compact JWS whose payload was taken out (RFC 7515 Appendix F). */
export async function detachedJws(): Promise<string> {
  const whole = await new CompactSign(encoder.encode('elsewhere'))
    .setProtectedHeader({ alg: 'ES256', kid: 'mine-1' })
    .sign(pair.privateKey);
  return whole.replace(/\.[^.]*\./, '..');
}

function disclosure(name: string, value: unknown): string {
  return Buffer.from(JSON.stringify(['c2FsdC1vZi0xMjgtYml0cw', name, value])).toString('base64url');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
