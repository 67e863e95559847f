import { clientInput, secretEncoding, type ClientInput } from '../../../core/contract/clients.ts';
import type { DraftChange, RegistrationChange } from '../../../core/explain/fix.ts';
import { proposalWith } from '../../../core/explain/proposal-fix.ts';
import { isBasicEncoding } from '../../../core/oauth/basic-credentials.ts';
import { clientAuthenticationMethodNames } from '../../../core/oauth/client-authentication.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { clientSecret } from './client-secret.ts';
import { invalidInput } from '../fault.ts';
import type { Ports } from '../ports.ts';
import { keyId } from '../exchanges/token-request-preparation.ts';

type Patch = Partial<ClientInput>;

/** A registration with changes to it and to what it proposes, as a person would save it. Throws INVALID_INPUT (`changes`) for what cannot be set, and VAULT_LOCKED. */
export async function registrationWith(
  ports: Pick<Ports, 'store' | 'vault'>,
  client: StoredRecord<ClientDocument>,
  changes: readonly DraftChange[],
): Promise<ClientInput> {
  let patch: Patch = {};
  for (const change of changes) if (change.of === 'registration') patch = { ...patch, ...(await patchOf(ports, client, change)) };
  const { secret, ...fields } = patch;
  const changed = { ...client, document: { ...client.document, ...fields } };
  const proposal = proposalWith({ id: client.id, ...changed.document }, changes, keyId(ports, changed));
  return { ...clientInput.parse({ ...proposal, secret: undefined }), ...(secret === undefined ? {} : { secret }) };
}

async function patchOf(
  ports: Pick<Ports, 'store' | 'vault'>,
  client: StoredRecord<ClientDocument>,
  { name, value }: RegistrationChange,
): Promise<Patch> {
  if (name === 'key') return { keyId: keyNamed(ports, value), keySetId: null };
  // Only the white space around it can be mended without knowing the secret.
  if (name === 'secret') return { secret: (await clientSecret(ports, client)).trim() };
  if (name === 'method') {
    const method = clientAuthenticationMethodNames.find((each) => each === value);
    if (method === undefined) throw unusable(`“${value.slice(0, 60)}” is no method that Assay knows.`);
    return { method, ...(method === 'client_secret_jwt' || method === 'private_key_jwt' ? {} : { alg: '' }) };
  }
  if (name === 'secretEncoding') {
    const encoding = secretEncoding.safeParse(value);
    if (!encoding.success) throw unusable(`“${value.slice(0, 60)}” is no encoding of a secret.`);
    return { secretEncoding: encoding.data };
  }
  if (name === 'basicEncoding') {
    if (!isBasicEncoding(value)) throw unusable(`“${value.slice(0, 60)}” is no encoding of Basic credentials.`);
    return { basicEncoding: value };
  }
  return { [name]: value };
}

function keyNamed({ store }: Pick<Ports, 'store'>, named: string): string {
  const keys = store.keys.list().filter(({ document }) => document.private);
  const found = keys.find(({ document }) => document.thumbprint === named) ?? keys.find(({ document }) => document.kid === named);
  if (found === undefined) throw unusable(`No private key “${named.slice(0, 100)}” is held here.`);
  return found.id;
}

function unusable(message: string): ReturnType<typeof invalidInput> {
  return invalidInput('changes', message, { fix: 'Change the registration by hand.' });
}
