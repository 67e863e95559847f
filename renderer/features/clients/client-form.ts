import type { ClientInput, ClientRegistration } from '../../../core/contract/clients.ts';
import { readJsonObject } from '../../../core/jose/json-reader.ts';
import { usualTemplate } from '../../../core/oauth/usual-template.ts';

type Template = ClientInput['template'];

/**
 * A registration while it is edited. What is typed as text stays text, because half-typed numbers and JSON are states of
 * their own.
 */
export interface ClientForm extends Omit<ClientInput, 'template' | 'secret'> {
  readonly template: Omit<Template, 'lifetime' | 'header' | 'claims'> & {
    readonly lifetime: string;
    readonly header: string;
    readonly claims: string;
  };
  /** What was typed to take the held secret's place; null removes it; undefined keeps it. */
  readonly secret: string | null | undefined;
}

/** Names of the form's fields, as the contract names them. */
const clientFields = [
  'name',
  'clientId',
  'issuer',
  'tokenEndpoint',
  'jwksUri',
  'method',
  'alg',
  'keyId',
  'keySetId',
  'secret',
  'secretEncoding',
  'basicEncoding',
  'scope',
  'resource',
  'audience',
  'parameters',
  'apiUrl',
  'template.audience',
  'template.lifetime',
  'template.typ',
  'template.header',
  'template.claims',
] as const;
/** The name of a field. */
export type ClientField = (typeof clientFields)[number];

/** What is wrong, by field. */
export type ClientFaults = Readonly<Partial<Record<ClientField, string>>>;

/** The form of a new registration: a fresh assertion for the issuer that lives a minute (RFC 7523 3). */
export const emptyClientForm: ClientForm = {
  name: '',
  clientId: '',
  issuer: '',
  tokenEndpoint: '',
  jwksUri: '',
  method: 'private_key_jwt',
  alg: 'ES256',
  keyId: null,
  keySetId: null,
  secretEncoding: 'utf8',
  secret: undefined,
  scope: '',
  resource: '',
  audience: '',
  parameters: [],
  apiUrl: '',
  template: { ...usualTemplate, lifetime: String(usualTemplate.lifetime), header: '', claims: '' },
};

function jsonText(value: Template['header']): string {
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value, null, 2);
}

/** A held registration as a form. */
export function formOf(client: ClientRegistration): ClientForm {
  const { id: _id, origin: _origin, createdAt: _createdAt, updatedAt: _updatedAt, secret: _secret, template, ...fields } = client;
  return {
    ...fields,
    secret: undefined,
    template: {
      ...template,
      lifetime: String(template.lifetime),
      header: jsonText(template.header),
      claims: jsonText(template.claims),
    },
  };
}

/** Whether two forms would save the same. */
export function sameForm(one: ClientForm, other: ClientForm): boolean {
  const secretKept = one.secret === undefined && other.secret === undefined;
  return (secretKept || one.secret === other.secret) && JSON.stringify(one) === JSON.stringify(other);
}

interface ReadPart<Value> {
  readonly value: Value;
  readonly fault: string | undefined;
}

function readJson(text: string, called: string): ReadPart<Template['header']> {
  if (text.trim() === '') return { value: {}, fault: undefined };
  const { value, problems } = readJsonObject(text, { called });
  if (value !== null) return { value, fault: undefined };
  return { value: {}, fault: problems.find((problem) => problem.severity === 'error')?.message ?? `Make ${called} a JSON object.` };
}

function readLifetime(text: string): ReadPart<number> {
  const value = Number(text.trim() === '' ? Number.NaN : text);
  const fault = Number.isInteger(value) ? undefined : 'The lifetime is a whole number of seconds, such as 60.';
  return { value, fault };
}

/** The form as the contract takes it, or what keeps it from being that. The rest is judged by the host. */
export function readForm(form: ClientForm): { readonly input: ClientInput } | { readonly faults: ClientFaults } {
  const lifetime = readLifetime(form.template.lifetime);
  const header = readJson(form.template.header, 'the further header parameters');
  const claims = readJson(form.template.claims, 'the further claims');
  const found: Readonly<Partial<Record<ClientField, string | undefined>>> = {
    name: form.name.trim() === '' ? 'Give the client a name.' : undefined,
    clientId: form.clientId === '' ? 'Enter the client_id that the authorization server knows.' : undefined,
    'template.lifetime': lifetime.fault,
    'template.header': header.fault,
    'template.claims': claims.fault,
  };
  const faults: ClientFaults = Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined));
  if (Object.keys(faults).length > 0) return { faults };
  const { secret, template, ...fields } = form;
  const input = { ...fields, template: { ...template, lifetime: lifetime.value, header: header.value, claims: claims.value } };
  return { input: secret === undefined ? input : { ...input, secret } };
}

/** The form's field that a fault of the host is about, or null when the form has none of that name. */
export function clientFieldOf(name: string | null): ClientField | null {
  if (name === null) return null;
  const bare = name.replace(/^client\./, '');
  const candidates = [bare, `template.${bare}`];
  return clientFields.find((field) => candidates.some((candidate) => candidate === field || candidate.startsWith(`${field}.`))) ?? null;
}
