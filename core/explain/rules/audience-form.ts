import { fapi2, rfc, rfc7523bis } from '../../jose/sources.ts';
import { assertionUses } from '../evidence.ts';
import { rule, type Found } from '../rule.ts';
import { shownType, shownValue } from '../shown-value.ts';
import { setAudience, setWantedAudience, wantedAudiences } from './audience-wanted.ts';

const member = ['claims', 'aud'] as const;

/** How the audience is written. */
export const audienceFormRules = [
  rule({
    id: 'AUD-01',
    title: 'The assertion names its audience',
    about:
      'Without “aud” an assertion would be good at every server that knows the client. It is a string or a list of strings, none of them empty.',
    severity: 'error',
    uses: assertionUses,
    needs: ['claims'],
    sources: [rfc(7523, '3'), rfc(7519, '4.1.3')],
    check: (facts) => {
      const message = audienceFault(facts.claims['aud']);
      return message === null ? null : { message, member, fix: setWantedAudience(facts) };
    },
  }),
  rule({
    id: 'AUD-03',
    title: 'The audience is a string, not a list of one',
    about: 'A list of one audience means the same, but FAPI 2.0 and strict servers take a string only; everybody takes a string.',
    severity: { base: 'information', fapi2: 'error' },
    uses: assertionUses,
    needs: ['audiences', 'claims'],
    sources: [fapi2('5.3.2.1'), rfc7523bis('4')],
    check: (facts) => {
      const { claims, audiences, profile } = facts;
      const [only] = audiences;
      if (!Array.isArray(claims['aud']) || claims['aud'].length !== 1 || only === undefined) return null;
      const refused = profile.limits.audienceString === true;
      const message = `“aud” is a list of one: ${shownValue(claims['aud'])}. ${refused ? `${profile.name} takes a string only.` : 'Some servers take a string only; everybody takes a string.'}`;
      const fix = { ...setAudience(only, 'that audience', facts), title: 'Make “aud” a string' };
      return { message, member, fix, severity: refused ? 'error' : undefined };
    },
  }),
  rule({
    id: 'AUD-04',
    title: 'There is one audience',
    about:
      'Every server that an assertion names could present it at the others. Keycloak refuses several unless told otherwise, and so do FAPI 2.0 and rfc7523bis.',
    severity: { base: 'warning', bis: 'error', fapi2: 'error' },
    uses: assertionUses,
    needs: ['audiences', 'claims'],
    sources: [rfc7523bis('4'), fapi2('5.3.2.1')],
    check: (facts) => {
      const { claims, audiences, profile } = facts;
      if (!Array.isArray(claims['aud']) || claims['aud'].length < 2) return null;
      const kept = wantedAudiences(facts).find(({ value }) => audiences.includes(value));
      const fix = kept === undefined ? setWantedAudience(facts) : setAudience(kept.value, `${kept.called} alone`, facts);
      const message = `“aud” names ${claims['aud'].length} audiences: ${shownValue(claims['aud'])}. Name the one server that it is for.`;
      return { message, member, fix, severity: profile.limits.oneAudience === true ? 'error' : undefined };
    },
  }),
  rule({
    id: 'AUD-10',
    title: 'No placeholder is left in the audience',
    about:
      'Addresses copied from documentation hold “{tenant}” or “YOUR_DOMAIN”; “common” and “organizations” of Microsoft stand for all tenants and are nobody’s issuer.',
    severity: 'warning',
    uses: assertionUses,
    needs: ['audiences', 'claims'],
    sources: [
      {
        label: 'Microsoft Entra, certificate credentials',
        url: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
      },
    ],
    check: (facts) =>
      facts.audiences.flatMap((audience, index): Found[] => {
        const left = placeholder(audience);
        if (left === null) return [];
        const [wanted] = wantedAudiences(facts);
        const fix = wanted === undefined || placeholder(wanted.value) !== null ? undefined : setWantedAudience(facts);
        const message = `“aud” is ${shownValue(audience)}: ${left}.`;
        return [{ message, member: Array.isArray(facts.claims['aud']) ? [...member, index] : member, fix }];
      }),
  }),
];

function audienceFault(aud: unknown): string | null {
  const meaning = 'It names the server that the assertion is for.';
  if (aud === undefined) return `There is no “aud”. ${meaning}`;
  if (typeof aud === 'string') return aud === '' ? `“aud” is empty. ${meaning}` : null;
  if (!Array.isArray(aud)) return `“aud” is ${shownType(aud)}, and must be a string or a list of strings.`;
  if (aud.length === 0) return `“aud” is an empty list. ${meaning}`;
  const wrong: unknown = aud.find((each) => typeof each !== 'string' || each === '');
  return wrong === undefined
    ? null
    : `“aud” has ${wrong === '' ? 'an empty string' : shownType(wrong)} in its list, and must hold strings alone.`;
}

/** What of an address was to be filled in, in a clause. */
function placeholder(audience: string): string | null {
  const braces = /\{[^{}]*\}|<[^<>]+>|%7B[^%]*%7D|\$\{?\w+\}?/i.exec(audience)?.[0] ?? /\byour[-_]?\w+/i.exec(audience)?.[0];
  if (braces !== undefined) return `${shownValue(braces)} was to be replaced by a value of your own`;
  const shared = /^https:\/\/(?:login\.microsoftonline\.[a-z]+|sts\.windows\.net)\/(common|organizations|consumers)(?:\/|$)/i.exec(
    audience,
  )?.[1];
  return shared === undefined
    ? null
    : `“${shared}” stands for many tenants, and none of them has it as its issuer; put the tenant’s own id there`;
}
