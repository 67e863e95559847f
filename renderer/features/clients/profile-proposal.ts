import { readJsonObject } from '../../../core/jose/json-reader.ts';
import { profileInForce, type ProfileInForce } from '../../../core/explain/profiles/profile-in-force.ts';
import { withProfileDefaults } from '../../../core/explain/profiles/profile-defaults.ts';
import type { Profile } from '../../../core/explain/profiles/profile.ts';
import { algorithmForMethod } from './algorithm-choice.ts';
import { emptyClientForm, type ClientForm } from './client-form.ts';

/** Something of the form that a profile proposes otherwise. */
export interface ProfileChange {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

interface Aspect {
  readonly label: string;
  /** What it is in a form, for people; two that read the same are the same. */
  readonly words: (form: ClientForm) => string;
  /** The second form with what the first has of it. */
  readonly take: (from: ClientForm, into: ClientForm) => ClientForm;
}

type Template = ClientForm['template'];

function ofTemplate<Name extends keyof Template>(label: string, name: Name, words: (value: Template[Name]) => string): Aspect {
  return {
    label,
    words: ({ template }) => words(template[name]),
    take: ({ template }, into) => ({ ...into, template: { ...into.template, [name]: template[name] } }),
  };
}

const sent = (value: boolean): string => (value ? 'sent' : 'not sent');
const orNone = (text: string): string => (text === '' ? 'none' : text);

/** What a profile can propose. */
const aspects: readonly Aspect[] = [
  { label: 'Method', words: ({ method }) => method, take: ({ method }, into) => ({ ...into, method }) },
  ofTemplate('Audience', 'audience', ({ kind, value }) => (kind === 'value' ? orNone(value) : kind.replace('-', ' '))),
  ofTemplate('Lifetime', 'lifetime', (seconds) => `${seconds} s`),
  {
    label: 'Algorithm',
    words: ({ alg }) => orNone(alg),
    // A key that was chosen decides for itself.
    take: ({ alg }, into) =>
      into.keyId === null && into.keySetId === null ? { ...into, alg: algorithmForMethod(into.method, alg) } : into,
  },
  ofTemplate('typ', 'typ', orNone),
  ofTemplate('iat', 'iat', sent),
  ofTemplate('nbf', 'nbf', sent),
  ofTemplate('jti', 'jti', sent),
  ofTemplate('Further claims', 'claims', (text) => orNone(text.trim().replaceAll(/\s+/g, ' '))),
  ofTemplate('Certificate in the header', 'certificateParameters', (names) => orNone(names.join(', '))),
  ofTemplate('client_id beside the assertion', 'sendClientId', sent),
  {
    label: 'Grant',
    words: ({ grant }) => grant ?? 'client_credentials',
    take: ({ grant }, into) => ({ ...into, grant }),
  },
  { label: 'Scope', words: ({ scope }) => orNone(scope), take: ({ scope }, into) => ({ ...into, scope }) },
  {
    label: 'Parameters',
    words: ({ parameters }) => orNone(parameters.map(({ name, value }) => `${name}=${value}`).join(', ')),
    take: ({ parameters }, into) => ({ ...into, parameters }),
  },
];

/** The profile that a form's client would be judged by, and why. */
export function profileOf({ issuer, tokenEndpoint, profileId }: ClientForm, own: readonly Profile[] = []): ProfileInForce {
  return profileInForce({ issuer: issuer.trim(), tokenEndpoint: tokenEndpoint.trim(), profileId }, own);
}

/** In what a form differs from what a profile's drafts start with. */
export function profileChanges(form: ClientForm, profile: Profile): readonly ProfileChange[] {
  const proposed = withDefaults(form, profile);
  return aspects.map(({ label, words }) => ({ label, from: words(form), to: words(proposed) })).filter(({ from, to }) => from !== to);
}

/** A form with all that a profile proposes. */
export function withDefaults(form: ClientForm, profile: Profile): ClientForm {
  const { header, claims, lifetime, ...template } = form.template;
  const own = claims.trim() === '' ? {} : readJsonObject(claims).value;
  const plain = { ...template, lifetime: Number(lifetime), header: {}, claims: own ?? {} };
  const { template: proposed, ...fields } = withProfileDefaults({ ...form, template: plain }, profile);
  // Half-typed claims stay as they are.
  const furtherClaims = own === null || profile.defaults.furtherClaims === undefined ? claims : JSON.stringify(proposed.claims, null, 2);
  const next = {
    ...form,
    ...fields,
    template: { ...form.template, ...proposed, lifetime: proposedLifetime(form, profile), header, claims: furtherClaims },
  };
  return aspects.reduce((into, { take }) => take(next, into), form);
}

/**
 * The changes to a new registration's form, and with them what follows from another profile in force: what a person has not touched becomes
 * what that profile's drafts start with. @param own the person's own profiles @param ownBefore those that
 * the form has followed so far
 */
export function followingProfile(
  form: ClientForm,
  fields: Partial<ClientForm>,
  own: readonly Profile[] = [],
  ownBefore: readonly Profile[] = own,
): Partial<ClientForm> {
  const next = { ...form, ...fields };
  const before = profileOf(form, ownBefore).profile;
  const after = profileOf(next, own).profile;
  if (before.id === after.id) return fields;
  const untouched = withDefaults(emptyClientForm, before);
  const proposed = withDefaults(emptyClientForm, after);
  return aspects.reduce((into, { words, take }) => (words(into) === words(untouched) ? take(proposed, into) : into), next);
}

/** Half-typed text stays as it is where the profile says nothing of it. */
function proposedLifetime({ template }: ClientForm, { defaults }: Profile): string {
  return defaults.lifetime === undefined ? template.lifetime : String(defaults.lifetime);
}
