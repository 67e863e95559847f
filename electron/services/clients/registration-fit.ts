import { timingSafeEqual } from 'node:crypto';
import type { FitCheck, FittedKey } from '../../../core/contract/key-fit.ts';
import { keyFits, signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { check, fitType, publicName, typeName, purposeChecks, type FitKey } from '../../../core/jose/fit-key.ts';
import { clientAuthenticationMethod } from '../../../core/oauth/client-authentication.ts';
import type { ClientDocument, KeyDocument, StoredRecord } from '../../store/store.ts';
import { clientSecret, clientSecretBytes } from './client-secret.ts';
import type { Ports } from '../ports.ts';

/** A registration with the key that it signs with. */
export interface Registration {
  readonly client: StoredRecord<ClientDocument>;
  /** Undefined where it names none, or one that is gone. */
  readonly key: KeyDocument | undefined;
}

/** Compares a key with a client registration: its method, its algorithm, and the key or secret that it signs with. Throws VAULT_LOCKED. */
export async function fitToRegistration(ports: Pick<Ports, 'vault'>, registration: Registration, key: FitKey): Promise<FittedKey> {
  const checks = [
    methodCheck(registration, key),
    ...algorithmChecks(registration, key),
    ...(key.kty === 'oct' ? await secretChecks(ports, registration, key) : keyChecks(registration, key)),
  ];
  const fits = checks.every(({ outcome }) => outcome !== 'mismatch');
  return { name: key.name, kid: key.kid, thumbprint: key.thumbprint, fits, checks };
}

const credentialWords = { key: 'a key pair', secret: 'the client secret', nothing: 'neither key nor secret' } as const;

function methodCheck({ client: { document } }: Registration, { kty }: FitKey): FitCheck {
  const { credential } = clientAuthenticationMethod(document.method);
  const fits = credential === (kty === 'oct' ? 'secret' : 'key');
  const is = kty === 'oct' ? 'a shared secret' : 'a key pair';
  return check('method', fits ? 'match' : 'mismatch', `${document.method} takes ${credentialWords[credential]}, and this is ${is}.`);
}

function algorithmChecks({ client: { document } }: Registration, key: FitKey): FitCheck[] {
  const algorithm = signingAlgorithm(document.alg);
  if (algorithm === undefined) return [];
  const wanted = typeName(algorithm);
  const type = fitType(key);
  return [
    check(
      'type',
      keyFits(algorithm, type) ? 'match' : 'mismatch',
      `The registration signs with ${document.alg}, which takes ${wanted}, and this is ${typeName(type)}.`,
    ),
    ...purposeChecks(key, { use: 'sig', alg: document.alg }),
  ];
}

function keyChecks({ client: { document }, key: own }: Registration, key: FitKey): FitCheck[] {
  if (own === undefined) return [check('key', 'unknown', `“${document.name}” has no key here to compare with.`)];
  const what = publicName(key.kty);
  if (own.thumbprint !== key.thumbprint) {
    return [
      check(
        'key',
        'mismatch',
        `“${document.name}” signs with “${own.name}”, whose ${publicName(own.kty)} is another: thumbprint ${own.thumbprint}, and this one’s is ${key.thumbprint}.`,
      ),
    ];
  }
  const same = check('key', 'match', `“${document.name}” signs with “${own.name}”, which has the same ${what}.`);
  if (key.kid === null) return [same, check('kid', 'unknown', `The key has no kid; assertions name “${own.kid}”.`)];
  const kid = key.kid === own.kid;
  return [
    same,
    kid
      ? check('kid', 'match', `Its kid is the one that assertions name: “${own.kid}”.`)
      : check(
          'kid',
          'mismatch',
          `Its kid is “${key.kid.slice(0, 200)}”, and assertions name “${own.kid}”: a server that looks the key up by kid does not find it.`,
        ),
  ];
}

async function secretChecks(ports: Pick<Ports, 'vault'>, { client }: Registration, { secret }: FitKey): Promise<FitCheck[]> {
  const { name, secretEncoding } = client.document;
  if (client.sealed === null || secret === null)
    return [check('secret', 'unknown', `“${name}” has no client secret here to compare with.`)];
  const own = clientSecretBytes(await clientSecret(ports, client), secretEncoding);
  const same = own.length === secret.length && timingSafeEqual(own, secret);
  const lengths =
    own.length === secret.length
      ? ''
      : ` It has ${secret.length * 8} bits, and the client secret read as ${secretEncoding} has ${own.length * 8}.`;
  own.fill(0);
  return [
    same
      ? check('secret', 'match', `It is the client secret of “${name}”.`)
      : check('secret', 'mismatch', `It is not the client secret of “${name}”.${lengths}`),
  ];
}
