import { implement } from '@orpc/server';
import type { Certificate } from '../../../core/contract/certificates.ts';
import { contract } from '../../../core/contract/contract.ts';
import type { Key } from '../../../core/contract/keys.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { certificateWarnings } from '../../../core/jose/certificate-warnings.ts';
import type { KeyDocument, StoredRecord } from '../../store/store.ts';
import { invalidInput } from '../fault.ts';
import { asKey, storedKey } from './key-record.ts';
import type { Ports } from '../ports.ts';

/** The certificates of held keys: made, attached and taken away. The private key stays in the vault. */
export function createKeyCertificates(ports: Pick<Ports, 'clock' | 'store' | 'vault'>) {
  const { clock, store, vault } = ports;
  const os = implement(contract.keys.certificate);

  function keep(id: string, certificate: Certificate | null): Key {
    return store.transaction(() => {
      const { document, sealed } = storedKey(ports, id);
      const record = { id, document: { ...document, certificate }, sealed };
      store.keys.put(record);
      return asKey(record);
    });
  }

  return {
    issue: os.issue.handler(async ({ input: { id, subject, days, names } }) => {
      const { document, sealed } = certifiable(storedKey(ports, id));
      if (sealed === null) {
        throw invalidInput('id', `Only the public half of “${document.name}” is held, and a certificate is signed with the private one.`, {
          fix: 'Attach a certificate instead, or choose another key.',
        });
      }
      requireCertifier(document);
      const jwk: JsonObject = { ...JSON.parse(await vault.open(id, sealed)) };
      const { issueCertificate } = await import('./key-material/issue-certificate.ts');
      const { certificateFacts, readCertificate } = await import('./key-material/certificate.ts');
      const certificate = readCertificate(issueCertificate(jwk, { subject, days, names, now: clock.now() }));
      if (certificate === null) throw new Error('a certificate that was made here cannot be read');
      return keep(id, certificateFacts(certificate, []));
    }),
    attach: os.attach.handler(async ({ input: { id, material, password } }) => {
      const { document } = certifiable(storedKey(ports, id));
      const { readCertificateFor } = await import('./key-material/read-certificate.ts');
      const { certificate, warnings } = await readCertificateFor(document, { material, password });
      return { key: keep(id, certificate), warnings: [...warnings, ...certificateWarnings(certificate, clock.now())] };
    }),
    remove: os.remove.handler(({ input: { id } }) => keep(id, null)),
  };
}

/** Refuses a key that certificates are not signed with here: INVALID_INPUT (`id`). */
function requireCertifier({ kty, crv, alg, name }: KeyDocument): void {
  const why = kty === 'AKP' ? `with ${alg} certificates are not made here` : crv === 'X25519' ? 'a key on X25519 cannot sign' : null;
  if (why !== null) throw invalidInput('id', `“${name}” cannot certify itself: ${why}.`, { fix: 'Attach a certificate instead.' });
}

/** Refuses a shared secret, which nothing can certify: INVALID_INPUT (`id`). */
function certifiable(record: StoredRecord<KeyDocument>): StoredRecord<KeyDocument> {
  const { kty, name } = record.document;
  if (kty !== 'oct') return record;
  throw invalidInput('id', `“${name}” is a shared secret; certificates are for key pairs.`, { fix: 'Choose an RSA, EC or Ed25519 key.' });
}
