import type { ClientRegistration, SecretEncoding } from '../../core/contract/clients.ts';
import type { JsonObject } from '../../core/contract/values.ts';
import type {
  Evidence,
  KeyEvidence,
  KeySetEvidence,
  MetadataEvidence,
  SecretEvidence,
  SignatureEvidence,
  TokenUse,
} from '../../core/explain/evidence.ts';
import { keySetEvidence } from '../../core/explain/key-evidence.ts';
import { profileInForce, type ProfileInForce } from '../../core/explain/profiles/profile-in-force.ts';
import type { Profile } from '../../core/explain/profiles/profile.ts';
import { secretEvidence } from '../../core/explain/secret-evidence.ts';
import { checkSignature, signatureEvidence } from '../../core/explain/signature-evidence.ts';
import { signingAlgorithm } from '../../core/jose/algorithms.ts';
import { readJsonObject } from '../../core/jose/json-reader.ts';
import { runtimeLacks } from '../../core/jose/runtime-features.ts';
import { proofKey } from '../../core/jose/proof-key.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { verifyToken, type VerificationCandidate } from '../../core/jose/verification.ts';
import { secretBytes } from '../services/keys/key-material/secret-text.ts';
import { dataDirectory } from '../store/data-directory.ts';
import { readOwnProfiles } from '../store/own-profiles.ts';
import { readFileOrInput, readStandardInput } from './bounded-input.ts';
import { badInput, CommandFailure } from './command-failure.ts';
import { exitCodes } from './exit-code.ts';
import { namedClient } from './names.ts';
import { withApi, type Api } from './session.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

/** What a token is to be judged by, as it was named. */
export interface LintSources {
  readonly client?: string;
  readonly clientId?: string;
  readonly issuer?: string;
  readonly tokenEndpoint?: string;
  readonly metadata?: string;
  readonly jwks?: string;
  readonly secretStdin?: true;
  readonly secretEncoding?: SecretEncoding;
}

/** How it is to be judged. */
export interface LintTerms {
  readonly use: TokenUse;
  /** NumericDate. */
  readonly at: number;
  /** Null: the one that the server is recognised by. */
  readonly profile: Profile | null;
}

/** Evidence about a token, and the profile with the reason why it is that one. */
export interface LintEvidence {
  readonly evidence: Evidence;
  readonly profile: ProfileInForce;
}

/** A secret as it was given, with its bytes, to check signatures with. */
interface GivenSecret {
  readonly evidence: SecretEvidence;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type HeldEvidence = Partial<Omit<Evidence, 'profile' | 'token' | 'use' | 'at'>> & { readonly profileId?: string | undefined };

/** Gathers what a token is judged by. Nothing is fetched but the addresses that are given; nothing is looked up but a client that is named. */
export async function lintEvidence(
  read: ReadToken,
  sources: LintSources,
  { use, at, profile }: LintTerms,
  terminal: Terminal,
): Promise<LintEvidence> {
  const { profileId, ...held } = sources.client === undefined ? {} : await heldEvidence(read, sources.client, terminal);
  const secret = sources.secretStdin ? await givenSecret(sources.secretEncoding ?? 'utf8', terminal) : null;
  const metadata = sources.metadata === undefined ? undefined : await givenMetadata(sources.metadata, terminal);
  const keys = sources.jwks === undefined ? held.keys : await givenKeys(sources.jwks, terminal);
  const issuer = sources.issuer ?? documentText(metadata, 'issuer') ?? held.issuer;
  const tokenEndpoint = sources.tokenEndpoint ?? documentText(metadata, 'token_endpoint') ?? held.tokenEndpoint;
  const signature = (await checkedSignature(read, keys, secret)) ?? held.signature;
  const inForce =
    profile === null
      ? profileInForce({ issuer, tokenEndpoint, profileId }, readOwnProfiles(dataDirectory(process.env)).profiles)
      : { profile, because: 'you chose it', chosen: true };
  const evidence: Evidence = {
    ...held,
    use,
    at,
    profile: inForce.profile,
    token: { read, draft: false },
    lacking: await runtimeLacks(),
    registration: sources.clientId === undefined ? held.registration : namedRegistration(sources.clientId, read),
    secret: secret?.evidence ?? held.secret,
    ...(signature === undefined ? {} : { signature }),
    keys,
    issuer,
    tokenEndpoint,
    metadata,
  };
  return { evidence, profile: inForce };
}

/** What is known here of a client. What was sent before is left out: the token that is judged may be one of it. */
async function heldEvidence(read: ReadToken, name: string, terminal: Terminal): Promise<HeldEvidence> {
  return await withApi(terminal, async (api) => {
    const client: ClientRegistration = namedClient(await api.clients.list(), name);
    const { history: _history, ...knowledge } = await api.explanations.knowledge({ clientId: client.id });
    const signature = read.form === 'jws' ? await heldSignature(api, client, knowledge.signingKey, read) : undefined;
    return { ...knowledge, signature, profileId: client.profileId };
  });
}

/** The check with the client's own key, or with its secret. */
async function heldSignature(
  api: Api,
  { id, method }: ClientRegistration,
  signingKey: KeyEvidence | undefined,
  read: ReadToken,
): Promise<SignatureEvidence | undefined> {
  if (signingKey !== undefined)
    return await checkSignature(read.text, { from: 'held here', keys: [signingKey], secrets: 0, fetched: null });
  if (method !== 'client_secret_jwt') return undefined;
  const state = await api.tokens.verify({ token: read.text, clientId: id });
  if (state.state === 'verified') return { state: 'verified', code: null, reason: '', key: state.key };
  return { state: state.state, code: state.state === 'failed' ? (state.code ?? null) : null, reason: state.reason, key: null };
}

/** A registration of which only its client_id is known: its method is taken to be the one that the token shows. */
function namedRegistration(clientId: string, { header }: ReadToken): Evidence['registration'] {
  const shared = signingAlgorithm(header?.['alg'])?.kty === 'oct';
  return { clientId, method: shared ? 'client_secret_jwt' : 'private_key_jwt', alg: null, jwksUri: null };
}

async function givenSecret(encoding: SecretEncoding, terminal: Terminal): Promise<GivenSecret> {
  const text = (await readStandardInput(terminal, 65_536)).replace(/\r?\n$/, '');
  if (text === '') throw badInput('There is no secret: standard input is empty.');
  const read = secretBytes(text, encoding);
  if ('fault' in read) throw badInput(`The secret on standard input ${read.fault}.`);
  return { evidence: secretEvidence(text, encoding, read.bytes.length * 8), bytes: read.bytes };
}

async function givenMetadata(source: string, terminal: Terminal): Promise<MetadataEvidence> {
  const isUrl = /^https?:/i.test(source);
  const { document } = isUrl ? await published(source, terminal) : { document: await jsonFile(source, '--metadata', terminal) };
  if (document === null) throw badInput(`There is no metadata at “${visibleText(source)}”.`);
  return { document, url: isUrl ? source : null, issuer: null };
}

async function givenKeys(source: string, terminal: Terminal): Promise<KeySetEvidence> {
  if (!/^https?:/i.test(source)) {
    return await keySetEvidence(keysOf(await jsonFile(source, '--jwks', terminal), source), `the key set “${visibleText(source)}”`);
  }
  const { document, fetched } = await published(source, terminal);
  const keys = Array.isArray(document?.['keys']) ? document['keys'] : [];
  const fault = document !== null && document['keys'] === undefined ? 'The JSON has no “keys”.' : fetched.fault;
  return await keySetEvidence(keys, `the key set at ${source}`, { ...fetched, fault });
}

/** Reads a document at an address. Throws a failure where no answer came. */
async function published(url: string, terminal: Terminal) {
  const found = await withApi(terminal, (api) => api.evidence.published({ url }));
  if (!found.reached) throw new CommandFailure(exitCodes.unreachable, visibleText(found.fetched.fault ?? `“${url}” does not answer.`));
  return found;
}

async function jsonFile(path: string, option: string, terminal: Terminal): Promise<JsonObject> {
  const { value, problems } = readJsonObject(await readFileOrInput(terminal, path, 1_000_000));
  if (value !== null) return value;
  const fault = problems.find(({ severity }) => severity === 'error')?.message ?? 'It cannot be read.';
  throw badInput(`${option} “${visibleText(path)}” is no JSON object. ${visibleText(fault)}`);
}

function keysOf({ keys }: JsonObject, path: string): readonly unknown[] {
  if (Array.isArray(keys)) return keys;
  throw badInput(`--jwks “${visibleText(path)}” is no JWK Set, which is JSON with a list “keys”.`);
}

function documentText(metadata: MetadataEvidence | undefined, name: string): string | undefined {
  const value = metadata?.document[name];
  return typeof value === 'string' ? value : undefined;
}

/** The check with the keys and the secret that were given; undefined where there are none. */
async function checkedSignature(read: ReadToken, keys: KeySetEvidence | undefined, secret: GivenSecret | null) {
  const own = proofKey(read);
  if (own !== null) return signatureEvidence(await verifyToken(read.text, [own]));
  if (read.form !== 'jws' || (keys === undefined && secret === null)) return undefined;
  const candidates: VerificationCandidate[] = (keys?.keys ?? []).map(({ label, kid, jwk }) => ({
    label,
    kid,
    publicJwk: jwk,
    from: keys?.from,
  }));
  if (secret !== null) candidates.push({ label: 'the secret given', kid: null, secret: secret.bytes });
  return signatureEvidence(await verifyToken(read.text, candidates));
}
