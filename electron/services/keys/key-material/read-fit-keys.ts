import type { FitKey } from '../../../../core/jose/fit-key.ts';
import { keyNameInFile } from '../../../../core/jose/generic-key-name.ts';
import { invalidInput } from '../../fault.ts';
import { certificateFacts } from './certificate.ts';
import { findMaterial, type FindInput } from './find-material.ts';
import { bareJwk } from './jwk-members.ts';
import { keyCandidates, type UsableKey } from './key-candidates.ts';

/** The keys of a file as far as comparing them goes; a key that cannot be used is left out. Throws INVALID_INPUT. */
export async function readFitKeys(
  input: FindInput & { readonly select?: number | undefined; readonly fileName?: string | undefined },
): Promise<readonly FitKey[]> {
  const { keys } = await keyCandidates(await findMaterial(input));
  const { select } = input;
  if (select !== undefined && keys[select] === undefined) {
    throw invalidInput('select', `There is no key ${select + 1}: the material holds ${keys.length}.`, { fix: 'Choose one of them.' });
  }
  const chosen = select === undefined ? keys : keys.slice(select, select + 1);
  const [first] = chosen;
  const usable = chosen.flatMap((key) => ('fault' in key ? [] : [{ ...fitKey(key), name: keyNameInFile(key.found.name, input.fileName) }]));
  if (usable.length === 0 && first !== undefined && 'fault' in first) throw first.fault;
  return usable;
}

function fitKey({ found, jwk, shape, thumbprint, chain }: UsableKey): FitKey {
  const { kid, use, alg } = jwk;
  const { kty, crv, bits } = shape;
  const [leaf] = chain;
  const describing = { ...(use === undefined ? {} : { use }), ...(alg === undefined ? {} : { alg }) };
  return {
    name: found.name,
    kid: typeof kid === 'string' ? kid : null,
    kty,
    crv,
    bits,
    thumbprint: kty === 'oct' ? null : thumbprint,
    publicJwk: kty === 'oct' ? null : { ...bareJwk(jwk, kty, 'public'), ...describing },
    secret: kty === 'oct' ? new Uint8Array(Buffer.from(String(jwk['k']), 'base64url')) : null,
    certificate: leaf === undefined ? null : certificateFacts(leaf, []),
  };
}
