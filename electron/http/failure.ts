import type { Timings, WireFailure } from '../../core/contract/exchanges.ts';
import { trustAdvice } from './trust.ts';

/** Where the request was going, for sentences. */
export interface Destination {
  readonly hostname: string;
  readonly port: string;
  readonly secure: boolean;
}

interface Situation extends Destination {
  /** The stable code of the error: ECONNREFUSED, SELF_SIGNED_CERT_IN_CHAIN, HPE_INVALID_CONSTANT. */
  readonly code: string;
  readonly detail: string;
  readonly timings: Timings;
}

interface Rule {
  readonly matches: RegExp;
  readonly reason: WireFailure['reason'];
  readonly sentence: (situation: Situation) => string;
}

/** The one table of what can go wrong below HTTP; the first rule that matches the code is used. */
const rules: readonly Rule[] = [
  {
    matches: /^(ENOTFOUND|EAI_)/,
    reason: 'dns',
    sentence: ({ hostname, code }) =>
      `The name “${hostname}” was not found (${code}). Check its spelling, and whether it needs a VPN or another network.`,
  },
  {
    matches: /^ECONNREFUSED$/,
    reason: 'refused',
    sentence: (at) => `Nothing accepts connections at ${address(at)} (ECONNREFUSED). Start the server, or correct the port in the URL.`,
  },
  {
    matches: /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    reason: 'refused',
    sentence: (at) => `There is no way to ${address(at)} (${at.code}). Check the network, the VPN and the address.`,
  },
  { matches: /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, reason: 'timeout', sentence: (at) => timeoutSentence(at) },
  {
    matches: /^(ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)|EPROTO)/,
    reason: 'tls',
    sentence: (at) =>
      `${address(at)} does not answer with TLS (${at.code}). Use http:// if the server has no TLS there, or correct the port.`,
  },
  {
    matches: /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_UNTRUSTED|ERR_TLS_CERT_SIGNATURE)/,
    reason: 'tls',
    sentence: (at) => `The TLS certificate of ${address(at)} comes from an authority that is unknown here (${at.code}). ${trustAdvice}`,
  },
  {
    matches: /^CERT_HAS_EXPIRED$/,
    reason: 'tls',
    sentence: (at) => `The TLS certificate of ${address(at)} has expired (${at.code}). Renew it, and check this computer’s clock.`,
  },
  {
    matches: /^CERT_NOT_YET_VALID$/,
    reason: 'tls',
    sentence: (at) => `The TLS certificate of ${address(at)} is not valid yet (${at.code}). Check this computer’s clock.`,
  },
  {
    matches: /^(ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/,
    reason: 'tls',
    sentence: (at) =>
      `The TLS certificate of ${address(at)} is for another name (${at.code}). Use a host name that the certificate lists: ${at.detail}`,
  },
  {
    matches: /^(ERR_SSL_|ERR_TLS_|CERT_)/,
    reason: 'tls',
    sentence: (at) => `TLS with ${address(at)} failed (${at.code}): ${at.detail}`,
  },
  {
    matches: /^(HTTPParserError|HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/,
    reason: 'protocol',
    sentence: (at) =>
      `${address(at)} does not answer in HTTP/1.1: ${at.detail}. Check the port${at.secure ? '' : ', and whether the server wants https://'}.`,
  },
  {
    matches: /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE)$/,
    reason: 'reset',
    sentence: (at) =>
      `${address(at)} closed the connection before it answered (${at.code}). Look in the server’s log${at.secure ? '' : ', and whether it wants https://'}.`,
  },
  {
    matches: /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED|REQ_CONTENT_LENGTH_MISMATCH)$/,
    reason: 'other',
    sentence: (at) => `The request cannot be written as HTTP/1.1: ${at.detail}. Correct that header or the method.`,
  },
];

function address({ hostname, port }: Destination): string {
  return `${hostname}:${port}`;
}

/** What was being done when the time ran out. */
function timeoutSentence(at: Omit<Situation, 'code' | 'detail'>): string {
  const { dns, connect, tls, firstByte, total } = at.timings;
  const seconds = `${Math.round(total / 100) / 10} s`;
  if (firstByte !== null) return `${address(at)} did not finish its answer within ${seconds}.`;
  const connected = at.secure ? tls : connect;
  if (connected !== null) return `${address(at)} took the request but sent no answer within ${seconds}. Look in the server’s log.`;
  if (connect !== null)
    return `${address(at)} did not complete the TLS handshake within ${seconds}. Check that it speaks TLS at this port.`;
  const where = dns === null ? 'could not be reached' : 'did not take the connection';
  return `${address(at)} ${where} within ${seconds}. Check the address, the firewall and the VPN.`;
}

/** A failure because the time was up, with what was being done. */
export function timeoutFailure(destination: Destination, timings: Timings): WireFailure {
  return { reason: 'timeout', message: timeoutSentence({ ...destination, timings }), timings };
}

/** A failure because the person, or what acts for them, stopped the request. */
export function abortedFailure(timings: Timings): WireFailure {
  return { reason: 'aborted', message: 'The request was stopped before the answer came.', timings };
}

/** What the error of a connection or of undici means. */
export function classifyFailure(error: unknown, destination: Destination, timings: Timings): WireFailure {
  const { code, detail } = describeError(error);
  const situation = { ...destination, code, detail, timings };
  const rule = rules.find((candidate) => candidate.matches.test(code));
  if (rule !== undefined) return { reason: rule.reason, message: rule.sentence(situation), timings };
  return {
    reason: 'other',
    message: `The exchange with ${address(destination)} failed: ${detail} (${code}).`,
    timings,
  };
}

/** The code and words of an error; of several attempts (IPv6, IPv4) those of the first. */
function describeError(error: unknown): { code: string; detail: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  if (!(error instanceof Error)) return { code: 'unknown', detail: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return { code, detail: error.message.slice(0, 300) };
}
