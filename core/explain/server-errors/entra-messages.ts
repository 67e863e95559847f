import type { ServerMessage } from './server-message.ts';

/** A message that Microsoft Entra ID begins with a number. Words tell apart numbers that it uses twice. */
function aadsts(numbers: string, words: RegExp | null, entry: Omit<ServerMessage, 'id' | 'vendor' | 'text'>): ServerMessage {
  const number = `AADSTS(?:${numbers})(?!\\d)`;
  const text = new RegExp(words === null ? number : `${number}[^]*?(?:${words.source})`, 'i');
  return { id: `entra-${numbers.split('|')[0]}`, vendor: 'Microsoft Entra ID', text, ...entry };
}

/** Messages of Microsoft Entra ID. */
export const entraMessages: readonly ServerMessage[] = [
  aadsts('700027', null, {
    meaning:
      'The signature was not verified, or no certificate of the application has the thumbprint that the header names. The text shows the thumbprint it looked for, in hex: compare it with the uploaded certificate. Usual reasons: the certificate is not uploaded or belongs to another application, the hex text of the thumbprint was encoded in place of its bytes, or x5t and x5t#S256 are mixed up.',
    checks: ['key', 'signature'],
    rules: ['HDR-15', 'HDR-16', 'ALG-15'],
  }),
  aadsts('700021', null, {
    meaning: '“iss” or “sub” is not the application’s client_id; with a federated credential, no record has this issuer and subject.',
    checks: ['subject'],
    rules: ['CLM-03'],
  }),
  {
    ...aadsts('700023', /scope|resource/, {
      meaning: 'The scope names no resource: ask for one with “/.default” at its end.',
      checks: ['scope'],
      rules: ['REQ-12'],
    }),
    id: 'entra-700023-scope',
  },
  aadsts('700023', null, {
    meaning: '“aud” does not fit the tenant: it is the token endpoint of the tenant that the request goes to, or its issuer.',
    checks: ['audience'],
    rules: ['AUD-02', 'AUD-07'],
  }),
  aadsts('700024|50012', null, {
    meaning: 'Now is not between “nbf” and “exp”. The text shows the server’s time: compare it with this computer’s clock.',
    checks: ['times'],
    rules: ['TIM-09', 'TIM-02', 'TIM-05'],
  }),
  aadsts('50027', null, {
    meaning:
      'The assertion is malformed: the header lacks a thumbprint, a claim (sub, aud, a time) is missing, or a claim stands there twice.',
    checks: ['request', 'key', 'subject', 'audience', 'times'],
    rules: ['HDR-15', 'ENC-06', 'CLM-02', 'AUD-01', 'TIM-01'],
  }),
  aadsts('50048', null, { meaning: '“sub” is not “iss”.', checks: ['subject'], rules: ['CLM-03'] }),
  aadsts('50013|500133', null, {
    meaning:
      'It is the assertion in “assertion” (on-behalf-of or JWT bearer: the user’s token) that was refused, not the client’s: it has expired, is for another audience, or was signed by another issuer.',
    checks: ['grant'],
    rules: ['TIM-02', 'AUD-02', 'ALG-15'],
  }),
  aadsts('700016|90002', null, {
    meaning: 'There is no such application in this tenant, or no such tenant. Check the tenant in the URL and the client_id.',
    checks: ['client'],
    rules: ['AUD-10'],
  }),
  aadsts('7000215', null, {
    meaning: 'The client secret is wrong. Often the secret’s id was copied in place of its value.',
    checks: ['signature'],
    rules: ['REQ-03'],
  }),
  aadsts('7000222', null, {
    meaning: 'The client secret has expired; make a new one for the application.',
    checks: ['key'],
    rules: ['REQ-03'],
  }),
  aadsts('7000218', null, {
    meaning: 'Neither client_assertion nor client_secret arrived: the body is no form, or the parameters are misspelt.',
    checks: ['request'],
    rules: ['REQ-02', 'REQ-04'],
  }),
  aadsts('700025', null, {
    meaning: 'The application is registered as a public client, which must not authenticate.',
    checks: ['method'],
    rules: [],
  }),
  aadsts('50032', null, { meaning: 'The RSA key is too short.', checks: ['key'], rules: ['ALG-05'] }),
  aadsts('700030', null, {
    meaning: 'The certificate’s subject or issuer is not one that the application allows.',
    checks: ['key'],
    rules: ['HDR-16'],
  }),
  aadsts('700211|700212|700213|70021', null, {
    meaning:
      'No federated credential of the application has this issuer (700211), audience (700212) or subject (700213). They are compared exactly, with their case.',
    checks: ['subject', 'audience'],
    rules: ['CLM-03', 'AUD-07'],
  }),
  aadsts('70011|1002012|700022', null, {
    meaning: 'The scope is wrong: an application asks for one resource, with “/.default” at its end.',
    checks: ['scope'],
    rules: ['REQ-12'],
  }),
];
