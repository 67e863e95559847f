import * as net from 'node:net';
import * as tls from 'node:tls';
import type { buildConnector } from 'undici';
import type { WireResponse } from '../../core/contract/exchanges.ts';
import type { ExchangeTimer } from './exchange-timer.ts';
import { peerCertificate } from './peer-certificate.ts';

/** The one connection of an exchange. */
export interface Connection {
  /** For undici: opens it. */
  readonly connector: buildConnector.connector;
  /** Known once the TLS handshake is done. */
  certificate(): WireResponse['peerCertificate'];
  /** Closes it at once, in whatever step it is. */
  destroy(): void;
}

/** Prepares a connection whose steps the timer notes. The server's certificate is always verified. */
export function prepareConnection(timer: ExchangeTimer, secureContext: tls.SecureContext | undefined): Connection {
  let socket: net.Socket | undefined;
  let certificate: WireResponse['peerCertificate'] = null;

  const connector: buildConnector.connector = ({ hostname, protocol, port }, callback) => {
    const secure = protocol === 'https:';
    const target = { host: hostname, port: Number(port === '' ? (secure ? 443 : 80) : port) };
    const opened = secure
      ? tls.connect({
          ...target,
          // Server Name Indication takes names, never addresses (RFC 6066 3).
          ...(net.isIP(hostname) === 0 ? { servername: hostname } : {}),
          secureContext,
          ALPNProtocols: ['http/1.1'],
        })
      : net.connect(target);
    socket = opened;
    let pending = true;
    const settle = (error: Error | null) => {
      if (!pending) return;
      pending = false;
      if (error === null) callback(null, opened);
      else callback(error, null);
    };
    opened.setNoDelay(true);
    opened.once('lookup', () => timer.mark('dns'));
    opened.once('connect', () => timer.mark('connect'));
    opened.once(secure ? 'secureConnect' : 'connect', () => {
      if (opened instanceof tls.TLSSocket) {
        timer.mark('tls');
        certificate = peerCertificate(opened);
      }
      settle(null);
    });
    opened.on('error', settle);
    opened.once('close', () => settle(new Error('the connection was closed')));
  };

  return { connector, certificate: () => certificate, destroy: () => socket?.destroy() };
}
