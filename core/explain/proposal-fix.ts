import type { AssertionTemplate, ClientRegistration } from '../contract/clients.ts';
import type { JsonObject } from '../contract/values.ts';
import { assertionFromTemplate } from '../oauth/draft.ts';
import { applyFix } from './apply-fix.ts';
import type { DraftChange, MemberChange, ParameterChange, RequestChange } from './fix.ts';
import { initialDraft } from '../oauth/draft.ts';

/**
 * A registration that proposes what a fix would make of a draft: for requests that are made as the registration says, such as a refresh. What the
 * fix changes in the registration itself (`registrationChanges`) is not done here. `kid`: that of the signing key, null without one.
 */
export function proposalWith(client: ClientRegistration, changes: readonly DraftChange[], kid: string | null): ClientRegistration {
  return changes.reduce((so, change) => withChange(so, change, kid), client);
}

function withChange(client: ClientRegistration, change: DraftChange, kid: string | null): ClientRegistration {
  if (change.of === 'parameters') return withParameter(client, change);
  if (change.of === 'request') return withRequest(client, change);
  return change.of === 'header' || change.of === 'claims' ? withMember(client, change, kid) : client;
}

function withRequest(client: ClientRegistration, change: RequestChange): ClientRegistration {
  if (change.name === 'sendClientId') return { ...client, template: { ...client.template, sendClientId: change.value } };
  // The grant is what the request is for, and no part of what a registration proposes for it.
  return change.name === 'grant' ? client : { ...client, [change.name]: change.value };
}

const fields = ['scope', 'resource', 'audience'] as const;

/** A parameter that the registration holds as a field of its own, else one of its further ones. */
function withParameter(client: ClientRegistration, change: ParameterChange): ClientRegistration {
  const field = fields.find((name) => name === change.name);
  if (field !== undefined && change.change !== 'rename') return { ...client, [field]: change.change === 'set' ? change.value : '' };
  const draft = initialDraft({ ...client, scope: '', resource: '', audience: '' }, { grant: '' });
  const { parameters } = applyFix(draft, { title: '', changes: [change] }).request;
  return { ...client, parameters };
}

/** Members are set in the template where it has a switch for what is wanted, and written out where it has none. */
function withMember(client: ClientRegistration, change: MemberChange, kid: string | null): ClientRegistration {
  const { of: part, name } = change;
  if (change.change === 'rename') {
    const value = assertionFromTemplate(client, kid)[part][name];
    const without = withMember(client, { of: part, name, change: 'remove' }, kid);
    return value === undefined ? client : withMember(without, { of: part, name: change.to, change: 'set', value }, kid);
  }
  const wanted = change.change === 'set' ? change.value : undefined;
  const plain = written(client.template, part, name, undefined);
  const proposes = (template: AssertionTemplate): boolean => same(assertionFromTemplate({ ...client, template }, kid)[part][name], wanted);
  const template = [plain, ...switched(plain, name, wanted)].find(proposes);
  return { ...client, template: template ?? written(client.template, part, name, wanted ?? null) };
}

/** The template with a member written out; null leaves it out, undefined leaves it to the template. */
function written(template: AssertionTemplate, part: 'header' | 'claims', name: string, value: unknown): AssertionTemplate {
  const members: JsonObject = Object.assign(Object.create(null), template[part]);
  if (value === undefined) delete members[name];
  else members[name] = value;
  return { ...template, [part]: members };
}

/** What the template’s switches for a member can make of it. */
function switched(template: AssertionTemplate, name: string, wanted: unknown): readonly AssertionTemplate[] {
  const on = wanted !== undefined;
  switch (name) {
    case 'aud':
      return [
        ...(['issuer', 'token-endpoint'] as const).map((kind) => ({ ...template, audience: { kind, value: '' } })),
        ...(typeof wanted === 'string' ? [{ ...template, audience: { kind: 'value' as const, value: wanted } }] : []),
      ];
    case 'iat':
    case 'nbf':
    case 'jti':
      return [{ ...template, [name]: on }];
    case 'exp':
      return [{ ...template, lifetime: lifetimeOf(wanted) ?? template.lifetime }];
    case 'typ':
      return [{ ...template, typ: typeof wanted === 'string' ? wanted : '' }];
    default:
      return [];
  }
}

/** Seconds of `{{now+60}}`. */
function lifetimeOf(value: unknown): number | null {
  const seconds = typeof value === 'string' ? /^\{\{now([+-]\d{1,9})\}\}$/.exec(value)?.[1] : undefined;
  return seconds === undefined ? null : Number(seconds);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
