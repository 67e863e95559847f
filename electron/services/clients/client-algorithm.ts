import type { ClientInput } from '../../../core/contract/clients.ts';
import { algorithmsFor, signingAlgorithm, signingAlgorithms } from '../../../core/jose/algorithms.ts';
import { clientAuthenticationMethod } from '../../../core/oauth/client-authentication.ts';
import type { KeyDocument } from '../../store/store.ts';
import { invalidInput } from '../fault.ts';
import { knownAlgorithm, requireFit } from '../keys/key-material/key-algorithm.ts';

/**
 * The signing algorithm of a registration: the one given, else what its key or secret is for. Registrations may be incomplete, so only
 * what can never be computed is refused: INVALID_INPUT (`alg`). `key` is the held key that it names, if there is one.
 */
export function registeredAlgorithm({ method, alg }: Pick<ClientInput, 'method' | 'alg'>, key: KeyDocument | undefined): string {
  const { credential, assertion } = clientAuthenticationMethod(method);
  if (alg === '') return assertion ? proposed(credential, key) : '';
  if (alg === 'none') return alg;
  const algorithm = knownAlgorithm(alg, 'alg');
  if (credential === 'key' && key !== undefined) requireFit(algorithm, key, 'alg');
  if (assertion && credential === 'secret' && algorithm.kty !== 'oct') {
    const names = signingAlgorithms.filter(({ kty }) => kty === 'oct').map(({ alg }) => alg);
    throw invalidInput('alg', `${method} signs with the client secret, and ${alg} needs a key.`, {
      fix: `Choose ${names.join(', ')}, or the method private_key_jwt.`,
    });
  }
  return alg;
}

function proposed(credential: 'secret' | 'key' | 'nothing', key: KeyDocument | undefined): string {
  if (credential === 'secret') return algorithmsFor({ kty: 'oct' })[0]?.alg ?? '';
  return key === undefined ? '' : (signingAlgorithm(key.alg)?.alg ?? algorithmsFor(key)[0]?.alg ?? '');
}
