import { openidCore, rfc, rfc7523bis, type Source } from '../jose/sources.ts';

/** What one specification or server says where others say otherwise. */
export interface Position {
  readonly says: string;
  readonly source: Source;
}

/** A place where the specifications disagree, so that no advice suits everybody. */
export interface Disagreement {
  readonly id: string;
  readonly title: string;
  readonly positions: readonly Position[];
  /** What to do about it, in one or two sentences. */
  readonly advice: string;
  /** Rules whose findings it bears on. */
  readonly rules: readonly string[];
}

const fapi2: Source = {
  label: 'FAPI 2.0 Security Profile 5.3.2.1',
  url: 'https://openid.net/specs/fapi-security-profile-2_0-final.html#section-5.3.2.1',
};
const fapi1: Source = {
  label: 'FAPI 1.0 Advanced 5.2.2',
  url: 'https://openid.net/specs/openid-financial-api-part-2-1_0.html#authorization-server',
};
const fapi2Draft: Source = {
  label: 'FAPI 2.0 Security Profile, second draft',
  url: 'https://openid.net/specs/fapi-2_0-security-profile-ID2.html',
};
const smart: Source = {
  label: 'SMART App Launch 2.2, Asymmetric Authentication',
  url: 'https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html',
};
const duende: Source = {
  label: 'Duende IdentityServer, private_key_jwt',
  url: 'https://docs.duendesoftware.com/identityserver/tokens/client-authentication/',
};
const okta: Source = {
  label: 'Okta, client authentication methods',
  url: 'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/client-auth/',
};

/** All of them. */
export const disagreements: readonly Disagreement[] = [
  {
    id: 'audience',
    title: 'Which value “aud” has',
    positions: [
      { says: 'It should be the URL of the token endpoint.', source: openidCore('9', 'ClientAuthentication') },
      { says: 'At the PAR endpoint, the issuer, the token endpoint or the PAR endpoint.', source: rfc(9126, '2') },
      { says: 'It must be the issuer identifier, and nothing else.', source: rfc7523bis('4') },
      { says: 'It must be the issuer identifier, as a string.', source: fapi2 },
    ],
    advice:
      'The issuer as a plain string satisfies every conformance profile, but not the servers that compare with the endpoint’s URL: Okta, NHS England, GOV.UK One Login and SMART servers.',
    rules: ['AUD-02', 'AUD-05', 'AUD-06'],
  },
  {
    id: 'one-element-array',
    title: 'Whether “aud” may be a list of one',
    positions: [
      { says: 'Allowed.', source: rfc7523bis('4') },
      { says: 'Refused by the conformance tests.', source: fapi2 },
      { says: 'Refused in strict mode.', source: duende },
    ],
    advice: 'Write a string: everybody takes it.',
    rules: ['AUD-03'],
  },
  {
    id: 'several-audiences',
    title: 'Whether “aud” may name others beside the issuer',
    positions: [
      { says: 'The server must accept it.', source: fapi1 },
      { says: 'Accepted or refused, as the ecosystem chooses.', source: fapi2Draft },
      { says: 'The server must refuse it.', source: fapi2 },
    ],
    advice: 'Name the issuer alone.',
    rules: ['AUD-04'],
  },
  {
    id: 'typ',
    title: 'What “typ” has to be',
    positions: [
      {
        says: '“client-authentication+jwt” should be there, says one sentence, and must be, says the next; servers are not to refuse its absence.',
        source: rfc7523bis('4'),
      },
      { says: 'With “client-authentication+jwt” the audience is checked strictly, so that it must be the issuer.', source: duende },
      { says: 'It is “JWT”.', source: smart },
    ],
    advice: 'Do as the server’s documentation says. Its absence is no error; adding it can be one where “aud” is the token endpoint.',
    rules: ['HDR-04'],
  },
  {
    id: 'jti',
    title: 'Whether “jti” has to be there',
    positions: [
      { says: 'Optional.', source: rfc(7523, '3') },
      { says: 'Required.', source: openidCore('9', 'ClientAuthentication') },
      { says: 'Optional; an assertion is for one use only if it has one.', source: okta },
    ],
    advice: 'Send a fresh one with every assertion: nobody refuses that.',
    rules: ['CLM-04'],
  },
  {
    id: 'bis-example',
    title: 'The example of rfc7523bis against its own advice',
    positions: [
      { says: 'Its example has no “jti” and lives one hour.', source: rfc7523bis('5') },
      { says: 'An expiry that is unreasonably far off may be refused.', source: rfc(7523, '3') },
    ],
    advice: 'Do not copy it: a minute is enough, and “jti” costs nothing.',
    rules: ['CLM-04', 'TIM-03'],
  },
  {
    id: 'duplicate-members',
    title: 'What becomes of a member that stands twice',
    positions: [
      { says: 'The token is refused, or the last one counts.', source: rfc(7515, '4') },
      { says: 'Names should be unique; what happens otherwise cannot be foreseen.', source: rfc(8259, '4') },
    ],
    advice: 'Two readers may see different tokens; write every member once.',
    rules: ['ENC-06'],
  },
];

/** Those that bear on a rule. */
export function disagreementsAbout(rule: string): readonly Disagreement[] {
  return disagreements.filter(({ rules }) => rules.includes(rule));
}
