import type { Certificate } from '../../../../core/contract/certificates.ts';
import type { KeyDocument } from '../../../store/store.ts';
import { invalidInput } from '../../fault.ts';
import { certificateFacts, certificateKeyThumbprint, issuersOf } from './certificate.ts';
import { findMaterial, type FindInput } from './find-material.ts';

/** Certificates that are kept behind one another. */
export const longestChain = 10;

/**
 * The certificate for a held key out of a file of any form that holds certificates. Throws INVALID_INPUT (`material`) when there is
 * none, or none whose public key is this key's.
 */
export async function readCertificateFor(
  { name, thumbprint }: Pick<KeyDocument, 'name' | 'thumbprint'>,
  input: Pick<FindInput, 'material' | 'password'>,
): Promise<{ readonly certificate: Certificate; readonly warnings: readonly string[] }> {
  const { certificates, keys } = await findMaterial(input);
  if (certificates.length === 0) {
    const key = keys.some(({ format }) => format !== 'secret');
    throw invalidInput('material', key ? 'The file holds a key and no certificate.' : 'This is no certificate.', {
      fix: 'Choose the file with the certificate, often one that ends in “.crt”, “.cer” or “.pem”.',
    });
  }
  const prints = await Promise.all(certificates.map(certificateKeyThumbprint));
  const own = certificates[prints.indexOf(thumbprint)];
  if (own === undefined) {
    const [first] = certificates;
    const which =
      certificates.length === 1 ? `The certificate “${first?.subject.slice(0, 200)}” is` : `All ${certificates.length} certificates are`;
    throw invalidInput('material', `${which} for another key: ${shown(prints)}, and “${name}” has ${thumbprint}.`, {
      fix: 'Choose the certificate that was made for this key.',
    });
  }
  const issuers = issuersOf(own, certificates).slice(0, longestChain - 1);
  const strangers = certificates.filter((certificate) => certificate !== own && !issuers.includes(certificate));
  return {
    certificate: certificateFacts(own, issuers),
    warnings: strangers.map(({ subject }) => `The certificate “${subject.slice(0, 200)}” is not one of its issuers and was left out.`),
  };
}

function shown(prints: readonly (string | null)[]): string {
  const known = prints.filter((print) => print !== null).slice(0, 3);
  if (known.length === 0) return 'its public key is of a kind that is not known here';
  return `${known.length === 1 ? 'its public key has' : 'their public keys have'} the thumbprint ${known.join(', ')}`;
}
