import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { WireResponse } from '../../core/contract/exchanges.ts';

/** The certificate that the server showed, for people; null when there is none to read. */
export function peerCertificate(socket: TLSSocket): WireResponse['peerCertificate'] {
  const certificate = shownCertificate(socket);
  if (certificate === null) return null;
  return {
    subject: distinguishedName(certificate.subject),
    issuer: distinguishedName(certificate.issuer),
    validFrom: certificate.valid_from,
    validTo: certificate.valid_to,
    fingerprint256: certificate.fingerprint256,
  };
}

/** Node answers an empty object, null or undefined when there is no certificate, whatever its types say. */
function shownCertificate(socket: TLSSocket): PeerCertificate | null {
  const certificate: Partial<PeerCertificate> | null | undefined = socket.getPeerCertificate();
  return typeof certificate?.fingerprint256 === 'string' ? socket.getPeerCertificate() : null;
}

function distinguishedName(name: PeerCertificate['subject']): string {
  return Object.entries(name)
    .flatMap(([attribute, value]) => [value].flat().map((each) => `${attribute}=${String(each)}`))
    .join(', ');
}
