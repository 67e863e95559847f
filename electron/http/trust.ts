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

function authorities(further: readonly string[]): tls.SecureContextOptions {
  // Since Node 22.15; before that, leaving `ca` out means the same without the operating system's.
  if (typeof tls.getCACertificates !== 'function') {
    return further.length === 0 ? {} : { ca: [...tls.rootCertificates, ...further] };
  }
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
