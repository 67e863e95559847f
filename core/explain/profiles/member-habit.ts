import { isSpecification, type AudienceForm, type Profile } from './profile.ts';

const formWords = {
  issuer: 'the issuer',
  'token-endpoint': 'the token endpoint',
  'endpoint-called': 'the URL of the endpoint that is called',
} as const;

/** What a server wants of a member, in a sentence to stand after what the specifications say: “Okta takes the token endpoint.” Null where nothing is known. */
export function memberHabit(profile: Profile, part: 'header' | 'claims', name: string): string | null {
  const { limits, defaults } = profile;
  if (isSpecification(profile)) return null;
  if (part === 'claims' && name === 'aud') {
    const forms = limits.audiences ?? (defaults.audience === undefined ? [] : [defaults.audience]);
    return forms.length === 0 ? null : `${profile.name} takes ${forms.map(words).join(' or ')}.`;
  }
  if (part === 'header' && name === 'typ' && limits.types === undefined && defaults.typ !== undefined) {
    return `For ${profile.name} it usually is ${defaults.typ === '' ? 'left out' : `“${defaults.typ}”`}.`;
  }
  return null;
}

function words(form: AudienceForm): string {
  return typeof form === 'object' ? `“${form.value}”` : formWords[form];
}
