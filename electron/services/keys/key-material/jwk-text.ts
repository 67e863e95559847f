import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { invalidInput } from '../../fault.ts';
import type { FoundKey, FoundMaterial } from './found-material.ts';
import { jwkCertificates } from './jwk-certificates.ts';
import { readPemMaterial } from './pem-material.ts';

/** Keys of a JWK Set that are looked at. */
const mostKeys = 200;

/** Reads what is JSON: a JWK, a JWK Set (RFC 7517 4, 5), or a Google service account file. Throws INVALID_INPUT (`material`, `password`). */
export function readJsonMaterial(text: string, password: string | undefined): FoundMaterial {
  const { value, problems } = readJsonObject(text);
  const fault = problems.find(({ severity }) => severity === 'error');
  if (value === null || fault !== undefined) {
    throw invalidInput('material', `The key begins like a JWK and is not valid JSON: ${fault?.message ?? 'it is no JSON object.'}`, {
      fix: 'Copy the JWK again, from its first brace to its last.',
      ...(fault === undefined ? {} : { position: fault.position }),
    });
  }
  if (value['kty'] === undefined && Array.isArray(value['keys'])) return readSet(value['keys']);
  if (value['kty'] === undefined && typeof value['private_key'] === 'string')
    return readServiceAccount(value, value['private_key'], password);
  return { keys: [foundJwk(value, 'JWK')], ...jwkCertificates([value]) };
}

function readSet(keys: readonly unknown[]): FoundMaterial {
  if (keys.length === 0) throw invalidInput('material', 'The JWK Set holds no keys.', { fix: 'Import a set that has some.' });
  if (keys.length > mostKeys) {
    throw invalidInput('material', `The JWK Set holds ${keys.length} keys; up to ${mostKeys} are looked at.`, {
      fix: 'Import one of its JWKs.',
    });
  }
  return { keys: keys.map((key, index) => setMember(key, index)), ...jwkCertificates(keys.filter(isObject)) };
}

function setMember(key: unknown, index: number): FoundKey {
  const jwk: JsonObject = isObject(key) ? { ...key } : {};
  const { kid } = jwk;
  const name = typeof kid === 'string' && kid !== '' ? kid.slice(0, 200) : `key ${index + 1}`;
  if (isObject(key)) return foundJwk(jwk, name);
  const read = () => {
    throw invalidInput('material', `Member ${index + 1} of the JWK Set is no JWK.`, { fix: 'Choose another one.' });
  };
  return { ...foundJwk(jwk, name), read };
}

function isObject(key: unknown): key is JsonObject {
  return typeof key === 'object' && key !== null && !Array.isArray(key);
}

const privateMembers = ['d', 'k', 'p', 'q', 'priv'];

function foundJwk(jwk: JsonObject, name: string): FoundKey {
  const half = privateMembers.some((member) => jwk[member] !== undefined) ? 'private' : 'public';
  return { name, format: 'jwk', encoding: null, encrypted: false, half, read: () => jwk };
}

/** The key file of a Google service account: a PEM with the identifier that Google knows it by. */
function readServiceAccount(file: JsonObject, pem: string, password: string | undefined): FoundMaterial {
  const found = readPemMaterial(pem, password);
  const { private_key_id: kid, client_email: account } = file;
  const describing = typeof kid === 'string' ? { kid } : {};
  const name = typeof account === 'string' ? account.slice(0, 200) : 'private_key';
  return {
    ...found,
    keys: found.keys.map((key) => ({ ...key, name, read: async () => ({ ...(await key.read()), ...describing }) })),
    warnings: [
      ...found.warnings,
      ...(typeof kid === 'string' ? ['Its kid is the “private_key_id” of the service account file, by which Google knows the key.'] : []),
    ],
  };
}
