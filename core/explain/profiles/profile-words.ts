import type { AudienceForm, Profile, ProfileConfidence, ProfileUse } from './profile.ts';

const confidenceWords: Readonly<Record<ProfileConfidence, string>> = {
  read: 'read in the vendor’s documentation or code',
  partly: 'seen in part, or through third parties',
  general: 'general knowledge that nobody has confirmed',
};

/** How sure a profile is, for “known: …”. A specification has no vendor. */
export function sureness({ id, buildsOn, confidence }: Pick<Profile, 'id' | 'buildsOn' | 'confidence'>): string {
  return id === buildsOn && confidence === 'read' ? 'read in the specification itself' : confidenceWords[confidence];
}

/** What a server takes a JWT as, for “takes: …”. */
export const jwtPlaces: Readonly<Record<ProfileUse, string>> = {
  'client-assertion': 'the client’s assertion, in client_assertion',
  grant: 'the grant, in assertion',
  bearer: 'the access token, in the Authorization header of its API',
  'client-secret': 'the client’s secret, in client_secret',
  none: 'nothing: it takes no JWT',
};

/** A habit of a server: its name, and what is usual there. */
export type Habit = readonly [name: string, value: string];

/** What a server takes and refuses, as far as its profile says; empty where it says nothing. */
export function habitsOf({ signs, defaults, limits }: Profile): readonly Habit[] {
  const { lifetime, age, ahead } = limits;
  return [
    ...given('recognised by', [...(signs.issuers ?? []), ...(signs.hosts ?? []), ...(signs.paths ?? [])]),
    ...given('audience', (limits.audiences ?? (defaults.audience === undefined ? [] : [defaults.audience])).map(audienceWords)),
    ...given('lifetime', [
      ...(lifetime === undefined ? [] : [`${lifetime} s at most`]),
      ...(defaults.lifetime === undefined || defaults.lifetime === lifetime ? [] : [`${defaults.lifetime} s in a draft`]),
    ]),
    ...given('age', age === undefined ? [] : [`${age} s at most`]),
    ...given('clock', ahead === undefined ? [] : [`${ahead} s ahead at most`]),
    ...given('algorithms', limits.algorithms ?? (defaults.alg === undefined ? [] : [defaults.alg])),
    ...given('typ', limits.types?.map((type) => (type === '' ? 'none' : type)) ?? (defaults.typ === undefined ? [] : [defaults.typ])),
    ...given(
      'header',
      (limits.header ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.join(' or '))),
    ),
    ...given('claims', limits.claims ?? []),
    ...given('claims in a draft', Object.entries(defaults.furtherClaims ?? {}).map(furtherClaimWords)),
    ...given('methods', limits.methods ?? (defaults.method === undefined ? [] : [defaults.method])),
    ...given('parameters', limits.parameters?.required ?? []),
    ...given('advised parameters', limits.parameters?.advised ?? []),
    ...given('refused parameters', limits.parameters?.refused ?? []),
    ...given('scope', limits.scope === undefined ? [] : [limits.scope]),
  ];
}

function given(label: string, values: readonly string[]): readonly Habit[] {
  return values.length === 0 ? [] : [[label, values.join(', ')]];
}

/** “no sub”, “scope: signature”. */
function furtherClaimWords([name, value]: readonly [string, unknown]): string {
  if (value === null) return `no ${name}`;
  return value === '' ? `${name} to be filled in` : `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

/** “token endpoint”, or the value itself. */
function audienceWords(form: AudienceForm): string {
  return typeof form === 'object' ? form.value : form.replaceAll('-', ' ');
}
