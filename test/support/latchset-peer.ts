import type { KeyType, PeerAnswer, PeerKey, PeerRequest } from './jose-peer.ts';
import type { Workbench } from './programs.ts';

const templates: Readonly<Partial<Record<KeyType, object>>> = {
  oct: { kty: 'oct', bytes: 64 },
  RSA: { kty: 'RSA', bits: 2048 },
  'P-256': { kty: 'EC', crv: 'P-256' },
  'P-384': { kty: 'EC', crv: 'P-384' },
  'P-521': { kty: 'EC', crv: 'P-521' },
};

/** Asks latchset's `jose` in a directory, a process for each request. */
export function askLatchset(bench: Workbench, requests: readonly PeerRequest[]): readonly PeerAnswer[] {
  return requests.map((request) => {
    try {
      return { value: answer(bench, request) };
    } catch (error) {
      return { error: String(error) };
    }
  });
}

function answer(bench: Workbench, request: PeerRequest): unknown {
  const run = (...args: string[]): string => bench.run('jose', args).toString();
  const key = (text: string, index = 0): string[] => ['-k', bench.write(`key-${index}.jwk`, text)];
  switch (request.do) {
    case 'generate':
      return generated(bench, request.type);
    case 'sign': {
      const keys = 'keys' in request ? request.keys.flatMap(key) : [...key(request.key), '-c'];
      const header = JSON.stringify({ protected: { alg: request.alg } });
      return run('jws', 'sig', '-I', bench.write('payload', request.payload), '-s', header, ...keys, '-o', '-');
    }
    case 'verify':
      return run('jws', 'ver', '-i', bench.write('token', request.token), ...key(request.key), '-O', '-');
    case 'encrypt': {
      const { alg, enc, header } = request;
      const template = JSON.stringify({ protected: { alg, enc, ...header } });
      return run('jwe', 'enc', '-I', bench.write('payload', request.payload), '-i', template, ...key(request.key), '-c', '-o', '-');
    }
    default:
      throw new Error('It opens no JWE with as many iterations as exports have.');
  }
}

function generated(bench: Workbench, type: KeyType): PeerKey {
  const secret = bench.run('jose', ['jwk', 'gen', '-i', JSON.stringify(templates[type])]).toString();
  const file = bench.write('generated.jwk', secret);
  const shown = (command: 'pub' | 'thp'): string => bench.run('jose', ['jwk', command, '-i', file, '-o', '-']).toString();
  const thumbprint = shown('thp').trim();
  return { private: [secret], public: [type === 'oct' ? secret : shown('pub')], thumbprint };
}
