import { audienceNearMiss, type AudienceCandidate } from '../../audience-near-miss.ts';
import { setClaim, type Fix } from '../../fix.ts';
import type { AudienceForm } from '../../profiles/profile.ts';
import { shownValue } from '../../shown-value.ts';
import type { DiagnosisFacts } from '../diagnosis-facts.ts';
import type { Detector, Suspicion } from '../suspicion.ts';

const otherEndpoints = [
  'pushed_authorization_request_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'backchannel_authentication_endpoint',
  'device_authorization_endpoint',
  'authorization_endpoint',
  'userinfo_endpoint',
] as const;

/** The audiences that the server may take, what it says of itself before what the registration says. */
export function rightAudiences({ server, issuer = '', tokenEndpoint = '', request }: DiagnosisFacts): readonly AudienceCandidate[] {
  const called = request.endpoint === 'api' ? '' : request.url;
  const candidates = [
    { called: 'the issuer in the server’s metadata', value: server?.issuer ?? '' },
    { called: 'the token endpoint in the server’s metadata', value: server?.tokenEndpoint ?? '' },
    // Where the server names itself, what the registration says of it is only somebody's copy.
    ...(server === null ? [{ called: 'the issuer in the registration', value: issuer }] : []),
    ...(server === null ? [{ called: 'the token endpoint in the registration', value: tokenEndpoint }] : []),
    { called: 'the URL that was called', value: called },
  ];
  return candidates.filter(({ value }, index) => value !== '' && candidates.findIndex((each) => each.value === value) === index);
}

/** The audience that a fix puts in: the profile's, else the issuer, else the first that is known. */
export function setAudience(facts: DiagnosisFacts, wanted?: string): Fix | null {
  const value = wanted ?? preferred(facts);
  return value === null ? null : setClaim('aud', placeholderFor(facts, value), `Set “aud” to ${value}`);
}

function preferred(facts: DiagnosisFacts): string | null {
  const [form] = facts.profile.limits.audiences ?? [];
  const chosen = facts.profile.defaults.audience ?? form;
  const value = chosen === undefined ? null : audienceOf(chosen, facts);
  return value ?? rightAudiences(facts)[0]?.value ?? null;
}

function audienceOf(form: AudienceForm, { server, issuer = '', tokenEndpoint = '', request }: DiagnosisFacts): string | null {
  if (typeof form === 'object') return form.value;
  if (form === 'issuer') return (server?.issuer ?? '') || issuer || null;
  if (form === 'token-endpoint') return (server?.tokenEndpoint ?? '') || tokenEndpoint || null;
  return request.url;
}

/** A placeholder follows the registration, so it only stands for what the registration has right. */
function placeholderFor({ issuer, tokenEndpoint }: DiagnosisFacts, value: string): string {
  if (value === issuer) return '{{issuer}}';
  return value === tokenEndpoint ? '{{token_endpoint}}' : value;
}

const rules = ['AUD-01', 'AUD-02', 'AUD-05', 'AUD-06', 'AUD-07', 'AUD-08', 'AUD-09', 'AUD-10'];

/** “aud” missing or of the wrong type, nearly right, another endpoint's, or foreign. */
export const audienceDetector: Detector = (facts) => {
  const { claims, audiences, use } = facts;
  if (claims === null || (use !== 'client-assertion' && use !== 'grant')) return null;
  const fix = setAudience(facts);
  const { aud } = claims;
  if (audiences === null || aud === '' || (Array.isArray(aud) && aud.length === 0)) {
    const title = audiences === null ? 'The assertion has no “aud”.' : 'The assertion’s “aud” is empty.';
    return { id: 'aud-missing', check: 'audience', strength: 'certain', title, fix, rules };
  }
  if (audiences.length === 0 || (Array.isArray(aud) && audiences.length < aud.length)) {
    const title = `“aud” is ${shownValue(aud)}; it must be a string, or a list of strings.`;
    return { id: 'aud-type', check: 'audience', strength: 'certain', title, fix, rules };
  }
  return [...wrongAudience(facts, audiences), ...severalAudiences(facts, audiences)];
};

function wrongAudience(facts: DiagnosisFacts, audiences: readonly string[]): readonly Suspicion[] {
  const right = rightAudiences(facts);
  const fixed = fixedAudiences(facts);
  const taken = audiences.find((each) => right.some(({ value }) => value === each) || fixed.includes(each));
  if (taken !== undefined) return limited(facts, taken);
  const [first = ''] = audiences;
  const near = audienceNearMiss(first, right);
  if (near !== null) {
    const fix = setAudience(facts, near.candidate.value);
    return [{ id: 'aud-near-miss', check: 'audience', strength: 'certain', title: near.sentence, fix, rules }];
  }
  const endpoint = otherEndpoints.find((name) => facts.metadata?.document[name] === first);
  const fix = setAudience(facts);
  if (endpoint !== undefined) {
    const title = `“aud” is the server’s ${endpoint} (${shownValue(first)}), not its issuer or token endpoint.`;
    return [{ id: 'aud-other-endpoint', check: 'audience', strength: 'probable', title, fix, rules }];
  }
  if (right.length === 0) return [];
  const expected = right.map(({ called, value }) => `${called} (${shownValue(value)})`).join(', ');
  const title = `“aud” is ${shownValue(first)}, which is none of what the server can take: ${expected}.`;
  const sure = facts.server !== null && fixed.length === 0;
  return [{ id: 'aud-foreign', check: 'audience', strength: sure ? 'certain' : 'probable', title, fix, rules }];
}

/** An audience that some servers take, and the profile's server does not. */
function limited(facts: DiagnosisFacts, taken: string): readonly Suspicion[] {
  const { profile } = facts;
  const forms = profile.limits.audiences ?? [];
  const values = forms.map((form) => audienceOf(form, facts));
  if (forms.length === 0 || values.includes(taken) || values.includes(null)) {
    return taken === facts.server?.issuer || facts.said.specific ? [] : otherSpelling(facts, taken);
  }
  const title = `“aud” is ${shownValue(taken)}, and ${profile.name} takes ${values.map(shownValue).join(' or ')} alone.`;
  const strength = profile.confidence === 'read' ? 'probable' : 'possible';
  return [{ id: 'aud-not-of-profile', check: 'audience', strength, title, fix: setAudience(facts), rules }];
}

/** Servers that take the issuer alone are the newer ones (draft-ietf-oauth-rfc7523bis 4). */
function otherSpelling(facts: DiagnosisFacts, taken: string): readonly Suspicion[] {
  const issuer = facts.server?.issuer ?? '';
  if (issuer === '' || taken === issuer) return [];
  const title = `“aud” is ${shownValue(taken)}; newer servers take their issuer (${shownValue(issuer)}) alone.`;
  return [{ id: 'aud-not-issuer', check: 'audience', strength: 'possible', title, fix: setAudience(facts, issuer), rules }];
}

function severalAudiences(facts: DiagnosisFacts, audiences: readonly string[]): readonly Suspicion[] {
  if (!Array.isArray(facts.claims?.['aud'])) return [];
  const several = audiences.length > 1;
  const title = several
    ? `“aud” is a list of ${audiences.length}; many servers take one audience alone.`
    : '“aud” is a list of one; some servers take only a string.';
  const refused = several ? facts.profile.limits.oneAudience : facts.profile.limits.audienceString;
  const strength = refused === true ? 'probable' : 'possible';
  return [{ id: 'aud-list', check: 'audience', strength, title, fix: setAudience(facts), rules: ['AUD-03', 'AUD-04'] }];
}

function fixedAudiences({ profile }: DiagnosisFacts): readonly string[] {
  return (profile.limits.audiences ?? []).flatMap((form) => (typeof form === 'object' ? [form.value] : []));
}
