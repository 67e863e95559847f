import type { AssertionTemplate } from '../contract/clients.ts';

/**
 * What a client's assertions hold unless somebody or a server's profile says otherwise: addressed to the issuer, once
 * usable, and short-lived, as RFC 7523 3 advises. `typ` is the older one, which servers are told not to refuse (rfc7523bis 4).
 */
export const usualTemplate: AssertionTemplate = {
  audience: { kind: 'issuer', value: '' },
  lifetime: 60,
  typ: 'JWT',
  iat: true,
  nbf: false,
  jti: true,
  certificateParameters: [],
  sendClientId: false,
  header: {},
  claims: {},
};
