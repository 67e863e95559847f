import { rfc, type Source } from '../../jose/sources.ts';
import type { AudienceCandidate } from '../audience-near-miss.ts';
import type { Facts } from '../facts.ts';
import { setClaim, type Fix } from '../fix.ts';
import type { AudienceForm } from '../profiles/profile.ts';

/** An audience that the server takes, with the text that a draft has for it. */
export interface WantedAudience extends AudienceCandidate {
  /** What a draft holds: a placeholder where there is one. */
  readonly text: string;
}

/** The audiences that the profile takes, as far as their values are known, the best first. */
export function wantedAudiences(facts: Facts): readonly WantedAudience[] {
  return audienceForms(facts).flatMap((form) => resolved(form, facts));
}

/** Whether the profile takes an audience form. */
export function takesAudience(facts: Facts, form: AudienceForm): boolean {
  return audienceForms(facts).includes(form);
}

/** Whether the profile itself says which audiences are refused: by its limits, or because it builds on a specification that does. */
export function isAudienceStrict({ profile }: Facts): boolean {
  return profile.limits.audiences !== undefined || profile.buildsOn === 'bis' || profile.buildsOn === 'fapi2';
}

/** What has to be known, so that the values of all audiences that the profile takes are. */
export function audienceNeeds(facts: Facts): readonly ('issuer' | 'tokenEndpoint')[] {
  const needs = audienceForms(facts).flatMap((form) => (typeof form === 'object' ? [] : formNeeds[form]));
  return [...new Set(needs)];
}

const formNeeds = { issuer: 'issuer', 'token-endpoint': 'tokenEndpoint', 'endpoint-called': 'tokenEndpoint' } as const;

/** Where it says which audiences are taken; undefined where that is no word of the profile’s own. */
export function audienceSource({ profile: { limits, defaults, sources } }: Facts): Source | undefined {
  if (limits.audiences === undefined && defaults.audience === undefined) return undefined;
  return sources[0] ?? rfc(7523, '3');
}

/** What an audience could have been meant to be, the wanted ones first; those alone where the profile refuses any other. */
export function audienceCandidates(facts: Facts): readonly AudienceCandidate[] {
  const { issuer, tokenEndpoint } = facts;
  if (isAudienceStrict(facts)) return wantedAudiences(facts);
  const candidates = [...wantedAudiences(facts), candidate('the issuer', issuer), candidate('the token endpoint', tokenEndpoint)];
  const seen = new Set<string>();
  return candidates.filter(({ value }) => value !== '' && !seen.has(value) && seen.add(value));
}

/** Sets the audience to the one that the server takes; undefined where its value is not known. */
export function setWantedAudience(facts: Facts): Fix | undefined {
  const [wanted] = wantedAudiences(facts);
  return wanted === undefined ? undefined : setClaim('aud', wanted.text, `Set “aud” to ${wanted.called}`);
}

/** Sets the audience to a value, by its placeholder where it has one. */
export function setAudience(value: string, called: string, { issuer, tokenEndpoint }: Facts): Fix {
  const text = value === issuer ? '{{issuer}}' : value === tokenEndpoint ? '{{token_endpoint}}' : value;
  return setClaim('aud', text, `Set “aud” to ${called}`);
}

function audienceForms({ profile }: Facts): readonly AudienceForm[] {
  const { limits, defaults } = profile;
  return limits.audiences ?? (defaults.audience === undefined ? ['issuer'] : [defaults.audience]);
}

function resolved(form: AudienceForm, { issuer, tokenEndpoint, request, profile }: Facts): WantedAudience[] {
  if (typeof form === 'object') return [{ called: `what ${profile.name} takes`, value: form.value, text: form.value }];
  if (form === 'issuer') return issuer === undefined || issuer === '' ? [] : [{ ...candidate('the issuer', issuer), text: '{{issuer}}' }];
  const token =
    tokenEndpoint === undefined || tokenEndpoint === ''
      ? []
      : [{ ...candidate('the token endpoint', tokenEndpoint), text: '{{token_endpoint}}' }];
  if (form === 'token-endpoint' || request === undefined || request.endpoint === 'token' || request.url === tokenEndpoint) return token;
  return [{ called: 'the URL that is called', value: request.url, text: request.url }];
}

function candidate(called: string, value: string | undefined): AudienceCandidate {
  return { called, value: value ?? '' };
}
