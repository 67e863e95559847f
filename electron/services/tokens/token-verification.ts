import type { SignatureState } from '../../../core/contract/tokens.ts';
import { signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { keySetCandidates } from '../../../core/jose/key-set.ts';
import { proofKey } from '../../../core/jose/proof-key.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import type { ReadToken } from '../../../core/jose/token.ts';
import { verifyToken, type Verification, type VerificationCandidate } from '../../../core/jose/verification.ts';
import { registrationFields } from '../../../core/oauth/metadata-document.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { storedClient } from '../clients/client-record.ts';
import { heldCandidates } from '../keys/held-candidates.ts';
import { createKeySets, type KeySet, type KeySets } from '../keys/key-sets.ts';
import { discoverMetadata } from '../metadata/metadata-discovery.ts';
import type { Ports } from '../ports.ts';

type Client = StoredRecord<ClientDocument>;

/** Checks a token's signature; `clientId` is the client on whose workbench it is. */
export type TokenVerification = (token: string, clientId?: string, signal?: AbortSignal) => Promise<SignatureState>;

/** A published key set younger than this is not asked for again when it does not verify a token, in milliseconds. */
const patience = 10_000;

/** What verifies on these ports: the held keys first, then the key set of the server that the token names. */
export function createTokenVerification(ports: Pick<Ports, 'clock' | 'store' | 'vault' | 'http'>): TokenVerification {
  const keySets = createKeySets(ports);
  return async (token, clientId, signal) => {
    const read = readToken(token);
    const structure = await verifyToken(read.text, []);
    if (structure.state === 'failed' || read.form !== 'jws') return signatureState(structure, '');
    const ownKey = proofKey(read);
    if (ownKey !== null) return signatureState(await verifyToken(read.text, [ownKey]), ownKey.from);
    const client = clientId === undefined ? undefined : storedClient(ports, clientId);
    const held = await heldCandidates(ports, read, client);
    const withHeld = await verifyToken(read.text, held.candidates);
    if (withHeld.state === 'verified' || (withHeld.state === 'unchecked' && withHeld.code === 'no-payload')) {
      return signatureState(withHeld, 'held here');
    }
    if (client !== undefined && isFrom(read, client.document.issuer)) {
      return withServerKeys(ports, keySets, { read, client, withHeld, signal });
    }
    if (withHeld.state === 'failed' && mustBeHeld(read, held.candidates, client)) return signatureState(withHeld, '');
    if (signingAlgorithm(read.header?.['alg']) === undefined) return signatureState(structure, '');
    return { state: 'unchecked', reason: held.fault ?? (isImpossible(structure) ? structure.reason : uncheckedReason(read, client)) };
  };
}

/** Whether no key whatever can have made a signature, by its length. */
function isImpossible(outcome: Verification): outcome is Extract<Verification, { readonly state: 'unchecked' }> {
  return outcome.state === 'unchecked' && outcome.code === 'wrong-length';
}

function isFrom(read: ReadToken, issuer: string): boolean {
  return issuer !== '' && read.claims?.['iss'] === issuer;
}

/** Whether only a held key can have signed it: its `kid` names one, or the client made it and its key or secret is held. */
function mustBeHeld(read: ReadToken, candidates: readonly VerificationCandidate[], client: Client | undefined): boolean {
  const kid = read.header?.['kid'];
  if (typeof kid === 'string') return candidates.some((candidate) => candidate.kid === kid);
  if (client === undefined || !isFrom(read, client.document.clientId)) return false;
  const shared = signingAlgorithm(read.header?.['alg'])?.kty === 'oct';
  return shared ? client.sealed !== null : (client.document.keyId ?? client.document.keySetId) !== null;
}

function uncheckedReason(read: ReadToken, client: Client | undefined): string {
  const issuer = read.claims?.['iss'];
  const by = typeof issuer === 'string' ? `, “${issuer.slice(0, 200)}”` : '';
  if (client === undefined) return `No key held here signed it. It can be checked with a client whose server is its issuer${by}.`;
  return `No key held here signed it, and its issuer${by} is not the server of “${client.document.name}”.`;
}

interface ServerCheck {
  readonly read: ReadToken;
  readonly client: Client;
  readonly withHeld: Verification;
  readonly signal: AbortSignal | undefined;
}

async function withServerKeys(
  ports: Pick<Ports, 'clock' | 'http'>,
  keySets: KeySets,
  { read, client, withHeld, signal }: ServerCheck,
): Promise<SignatureState> {
  const url = await keySetUrl(ports, client, signal);
  if ('fault' in url) return { state: 'unchecked', reason: url.fault };
  const from = `the key set at ${url.href}`;
  const check = async (set: KeySet): Promise<SignatureState> => {
    if ('fault' in set) return { state: 'unchecked', reason: `The server’s key set at ${url.href} cannot be used: ${set.fault}` };
    return signatureState(await verifyToken(read.text, keySetCandidates(set.keys, from).candidates), from);
  };
  const first = await keySets.read(url.href, { signal });
  const state = await check(first);
  const old = 'keys' in first && ports.clock.now() - first.readAt > patience;
  const final = state.state === 'verified' || !old ? state : await check(await keySets.read(url.href, { newerThan: first.readAt, signal }));
  if (final.state !== 'unchecked' || withHeld.state !== 'failed') return final;
  return { ...final, reason: `${final.reason} No key held here signed it either.` };
}

/** The registration's key set, or the one that the issuer's metadata names. */
async function keySetUrl(
  ports: Pick<Ports, 'http'>,
  { document }: Client,
  signal?: AbortSignal,
): Promise<{ readonly href: string } | { readonly fault: string }> {
  if (document.jwksUri !== '') return { href: document.jwksUri };
  if (!URL.canParse(document.issuer)) return { fault: `The issuer of “${document.name}” is no URL, so its keys cannot be looked up.` };
  const discovery = await discoverMetadata(ports, document.issuer, signal);
  if (discovery.mismatch !== null) return { fault: 'The server’s metadata names another issuer, so its keys are not used (RFC 8414 3.3).' };
  const { jwksUri } = registrationFields(discovery.document ?? {});
  if (jwksUri !== '') return { href: jwksUri };
  return {
    fault: `No key set is known for the server: the registration of “${document.name}” names none, and no metadata was found that does.`,
  };
}

function signatureState(verification: Verification, from: string): SignatureState {
  if (verification.state === 'verified') return { state: 'verified', key: verification.candidate.label, from };
  if (verification.state === 'unchecked') return { state: 'unchecked', reason: verification.reason };
  return { state: 'failed', reason: verification.reason, key: verification.candidate?.label ?? null, code: verification.code };
}
