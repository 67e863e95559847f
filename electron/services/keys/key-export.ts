import { createPublicKey } from 'node:crypto';
import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import type { KeyDocument } from '../../store/store.ts';
import { invalidInput } from '../fault.ts';
import { storedKey } from './key-record.ts';
import type { Ports } from '../ports.ts';

/** How keys leave: their public half as text, and, by an explicit act alone, the private one as a file. */
export function createKeyExport(ports: Pick<Ports, 'store' | 'vault'>) {
  const os = implement(contract.keys);
  return {
    public: os.public.handler(({ input: { id, format } }) => {
      const { document } = storedKey(ports, id);
      const { publicJwk, name } = document;
      if (publicJwk === null) {
        throw invalidInput('id', `“${name}” is a secret, which has no public half.`, { fix: 'Choose an RSA, EC or Ed25519 key.' });
      }
      return { text: publicTexts[format](publicJwk, document) };
    }),
    exportPrivate: os.exportPrivate.handler(async ({ input: { id, format, password, unencrypted } }) => {
      const { document, sealed } = storedKey(ports, id);
      const { name, kid, alg, use, certificate } = document;
      if (sealed === null) {
        throw invalidInput('id', `Only the public half of “${name}” is held.`, { fix: 'Export that, or choose another key.' });
      }
      if (password === undefined && unencrypted !== true) {
        throw invalidInput('password', 'A private key leaves encrypted, and no password was given.', {
          fix: 'Give a password, or say that the file is meant to be unencrypted.',
        });
      }
      const bare: JsonObject = { ...JSON.parse(await ports.vault.open(id, sealed)) };
      const jwk = { ...bare, kid, ...(use === null ? {} : { use }), ...(alg === null ? {} : { alg }) };
      const { exportPrivateKey } = await import('./key-material/export-private.ts');
      return exportPrivateKey(format, { name, jwk, kid, x5c: certificate?.x5c ?? [], password: password ?? null });
    }),
  };
}

/** How the public half of a key is written out. */
const publicTexts: Readonly<Record<'jwk' | 'jwks' | 'pem' | 'certificate', (jwk: JsonObject, key: KeyDocument) => string>> = {
  jwk: (jwk) => JSON.stringify(jwk, null, 2),
  jwks: (jwk) => JSON.stringify({ keys: [jwk] }, null, 2),
  pem: (jwk) => createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString(),
  certificate: (_jwk, { name, certificate }) => {
    if (certificate === null) {
      throw invalidInput('id', `“${name}” has no certificate.`, { fix: 'Attach one, or make a self-signed one.' });
    }
    return certificate.x5c.map(certificatePem).join('');
  },
};

/** A certificate in PEM (RFC 7468 5). */
function certificatePem(base64: string): string {
  return ['-----BEGIN CERTIFICATE-----', ...(base64.match(/.{1,64}/g) ?? []), '-----END CERTIFICATE-----', ''].join('\n');
}
