import * as tls from 'node:tls';

/**
 * The certificate authorities that servers are checked against: those of the runtime with NODE_EXTRA_CA_CERTS, those of the
 * operating system where the runtime can read them, and `further` ones in PEM. Made when the first TLS connection needs it.
 */
export function lazySecureContext(further: readonly string[] = []): () => tls.SecureContext {
  let context: tls.SecureContext | undefined;
  return () => {
    context ??= tls.createSecureContext(authorities(further));
    return context;
  };
}

/** What a person can do to have a server's authority trusted on this runtime. */
export const trustAdvice = `If you trust it, ${canReadSystem() ? 'add its authority to the operating system’s store, or ' : ''}start Assay with NODE_EXTRA_CA_CERTS set to a PEM file that holds its authority.`;

/** Since Node 22.15. */
function canReadSystem(): boolean {
  return typeof tls.getCACertificates === 'function';
}

function authorities(further: readonly string[]): tls.SecureContextOptions {
  // Leaving `ca` out means the runtime's own, with NODE_EXTRA_CA_CERTS.
  if (!canReadSystem()) return further.length === 0 ? {} : { ca: [...tls.rootCertificates, ...further] };
  return { ca: [...new Set([...tls.getCACertificates('default'), ...systemAuthorities(), ...further])] };
}

function systemAuthorities(): string[] {
  try {
    return tls.getCACertificates('system');
  } catch {
    // A store that cannot be read adds nothing; the runtime's own authorities remain.
    return [];
  }
}
