import { ORPCError } from '@orpc/server';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { thumbprint } from '../../../../core/jose/thumbprint.ts';
import { certificateJwk, certificateKeyThumbprint, certificateSource, isIssuer, issuersOf, type ReadCertificate } from './certificate.ts';
import type { FoundKey, FoundMaterial } from './found-material.ts';
import { jwkShape, type JwkShape } from './jwk-key.ts';

/** A key that can be used, with its certificate and that one's issuers where the material has them. */
export interface UsableKey {
  readonly found: FoundKey;
  readonly jwk: JsonObject;
  readonly shape: JwkShape;
  readonly thumbprint: string;
  readonly chain: readonly ReadCertificate[];
}

/** A key of the material: one that can be used, or why it cannot. */
export type Candidate = UsableKey | { readonly found: FoundKey; readonly fault: ORPCError<string, unknown> };

/** The keys to choose from, and what to say about the rest. */
export interface Candidates {
  readonly keys: readonly Candidate[];
  readonly warnings: readonly string[];
}

/**
 * The private keys of the material, else its public ones, else those of its certificates. Throws INVALID_INPUT (`material`, `password`)
 * when the only one cannot be used, or a password is missing or wrong.
 */
export async function keyCandidates(material: FoundMaterial): Promise<Candidates> {
  const privateKeys = material.keys.filter(({ half }) => half === 'private');
  const ownKeys = privateKeys.length > 0 ? privateKeys : material.keys;
  const found = told(ownKeys.length > 0 ? ownKeys : leaves(material.certificates).map(certifiedKey));
  const certified = await Promise.all(
    material.certificates.map(async (certificate) => ({ certificate, print: await certificateKeyThumbprint(certificate) })),
  );
  const keys: Candidate[] = [];
  for (const each of found) keys.push(await candidate(each, certified, material.certificates, found.length === 1));
  return { keys, warnings: [...material.warnings, ...leftOut(material, found, keys)] };
}

/** Keys of the same name are numbered, so that they can be told apart. */
function told(keys: readonly FoundKey[]): readonly FoundKey[] {
  const unique = new Set(keys.map(({ name }) => name)).size === keys.length;
  return unique ? keys : keys.map((key, index) => ({ ...key, name: `${key.name} ${index + 1}` }));
}

interface Certified {
  readonly certificate: ReadCertificate;
  readonly print: string | null;
}

async function candidate(
  found: FoundKey,
  certified: readonly Certified[],
  certificates: readonly ReadCertificate[],
  only: boolean,
): Promise<Candidate> {
  try {
    const jwk = await found.read();
    const shape = jwkShape(jwk);
    const print = await thumbprint(jwk);
    const own = certified.find((each) => each.print === print)?.certificate;
    return { found, jwk, shape, thumbprint: print, chain: own === undefined ? [] : [own, ...issuersOf(own, certificates)] };
  } catch (error) {
    if (!(error instanceof ORPCError) || only || error.data?.field === 'password') throw error;
    return { found, fault: error };
  }
}

/** The certificates that no other one is issued by: those of the keys, not of their authorities. */
function leaves(certificates: readonly ReadCertificate[]): readonly ReadCertificate[] {
  const last = certificates.filter(
    ({ x509 }) => !certificates.some((other) => other.x509.fingerprint256 !== x509.fingerprint256 && isIssuer(x509, other.x509)),
  );
  return last.length > 0 ? last : certificates;
}

function certifiedKey(certificate: ReadCertificate): FoundKey {
  return {
    name: certificate.subject.slice(0, 200),
    format: 'certificate',
    encoding: null,
    encrypted: false,
    half: 'public',
    read: () => certificateJwk(certificate, certificateSource(certificate)),
  };
}

function leftOut(material: FoundMaterial, used: readonly FoundKey[], keys: readonly Candidate[]): string[] {
  const kept = keys.flatMap((key) => ('chain' in key ? key.chain : []));
  const strangers = material.certificates.filter((certificate) => !kept.includes(certificate));
  const others = material.keys.filter(({ half }) => used.every((key) => key.half !== half));
  return [
    ...others.map(({ name }) => `The “${name}” beside the key was left out.`),
    ...(material.keys.length === 0
      ? []
      : strangers.map(({ subject }) => `The certificate “${subject.slice(0, 200)}” belongs to another key and was left out.`)),
  ];
}
