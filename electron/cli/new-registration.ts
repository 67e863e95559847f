import type { AssertionTemplate, CertificateParameter, ClientInput, SecretEncoding } from '../../core/contract/clients.ts';
import type { KeySet } from '../../core/contract/key-sets.ts';
import type { Key } from '../../core/contract/keys.ts';
import { withProfileDefaults } from '../../core/explain/profiles/profile-defaults.ts';
import type { Profile } from '../../core/explain/profiles/profile.ts';
import { algorithmsFor, keyFits, signingAlgorithm } from '../../core/jose/algorithms.ts';
import { signingGap } from '../../core/jose/key-rotation.ts';
import type { BasicEncodingName } from '../../core/oauth/basic-credentials.ts';
import { clientAuthenticationMethod, type ClientAuthenticationMethodName } from '../../core/oauth/client-authentication.ts';
import { usualTemplate } from '../../core/oauth/usual-template.ts';
import { badInput } from './command-failure.ts';
import { visibleText } from './visible-text.ts';

/** What `assay clients add` was given; issuer, token endpoint and key set are looked up before. */
export interface RegistrationOptions {
  readonly name: string;
  readonly clientId: string;
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly method: ClientAuthenticationMethodName;
  readonly alg: string | undefined;
  readonly key: Key | undefined;
  /** The published key set whose current key signs, in place of `key`. */
  readonly keySet: KeySet | undefined;
  /** All that are held, for those of the key set. */
  readonly keys: readonly Key[];
  readonly secret: string | undefined;
  readonly secretEncoding: SecretEncoding;
  /** How client_secret_basic writes id and secret; left out: form-encoded. */
  readonly basicEncoding: BasicEncodingName | undefined;
  /** Header parameters that name the key's certificate. */
  readonly certificate: readonly CertificateParameter[];
  readonly scope: string;
  /** Left out, it is the issuer, or the token endpoint where no issuer is known. */
  readonly audience: AssertionTemplate['audience'] | undefined;
  /** Seconds; left out, what the profile proposes, else a minute. */
  readonly lifetime: number | undefined;
  /** A server's profile that was chosen: what it proposes counts where nothing else is said. */
  readonly profile: Profile | undefined;
}

/** `issuer`, `token-endpoint`, or a value to send as it is. */
export function audienceOption(text: string): AssertionTemplate['audience'] {
  return text === 'issuer' || text === 'token-endpoint' ? { kind: text, value: '' } : { kind: 'value', value: text };
}

/** The registration to keep. Throws a failure when the method's credential is missing. */
export function newRegistration(options: RegistrationOptions): ClientInput {
  const { key, keySet, keys, secret, audience, lifetime, alg, certificate, profile, ...plain } = options;
  const method = clientAuthenticationMethod(options.method);
  if (method.credential === 'key' && key === undefined && keySet === undefined) {
    throw badInput(
      `${method.name} needs a key that signs. Name one with --key, or a key set with --key-set; “assay keys generate” makes a key.`,
    );
  }
  if (method.credential === 'secret' && secret === undefined) {
    throw badInput(`${method.name} needs the client secret. Pipe it in and use --secret-stdin.`);
  }
  if (key !== undefined && !key.private) {
    throw badInput(`The key “${visibleText(key.name)}” is a public key and cannot sign. Import its private part.`);
  }
  const gap = keySet === undefined ? null : signingGap(keySet, (id) => keys.find((held) => held.id === id));
  if (gap !== null) throw badInput(`--key-set: ${visibleText(gap.message)} ${gap.fix}`);
  const registration: ClientInput = {
    ...plain,
    alg: alg ?? (keySet === undefined && (method.assertion || key !== undefined) ? usualAlgorithm(key, profile) : ''),
    keyId: key?.id ?? null,
    keySetId: keySet?.id ?? null,
    resource: '',
    audience: '',
    parameters: [],
    apiUrl: '',
    template: { ...usualTemplate, audience: usualAudience(options.issuer) },
    ...(secret === undefined ? {} : { secret }),
  };
  const { template, ...proposed } = profile === undefined ? registration : withProfileDefaults(registration, profile);
  return {
    ...proposed,
    // What was asked for counts, and a profile's algorithm was weighed against the key above.
    method: registration.method,
    alg: registration.alg,
    ...(profile === undefined ? {} : { profileId: profile.id }),
    template: {
      ...template,
      audience: audience ?? template.audience,
      lifetime: lifetime ?? template.lifetime,
      certificateParameters: certificate.length === 0 ? template.certificateParameters : [...certificate],
    },
  };
}

function usualAudience(issuer: string): AssertionTemplate['audience'] {
  return { kind: issuer === '' ? 'token-endpoint' : 'issuer', value: '' };
}

/** The profile's algorithm where the key can sign with it, else the one that the key is for or the first that fits it; for a client secret HS256. */
function usualAlgorithm(key: Key | undefined, profile: Profile | undefined): string {
  if (key === undefined) return 'HS256';
  const proposed = signingAlgorithm(profile?.defaults.alg);
  if (proposed !== undefined && keyFits(proposed, key)) return proposed.alg;
  return key.alg ?? algorithmsFor(key)[0]?.alg ?? '';
}
