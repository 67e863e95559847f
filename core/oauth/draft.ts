import type { AssertionDraft } from '../contract/assertions.ts';
import type { CallDraft } from '../contract/calls.ts';
import type { ClientRegistration } from '../contract/clients.ts';
import type { TokenRequestDraft } from '../contract/tokens.ts';
import type { JsonObject, NamedValue } from '../contract/values.ts';
import { knownGrant, registrationParameters } from './grants.ts';

/**
 * Everything on the workbench for one client. Header and claims are kept as the text that was typed, because half-typed
 * JSON is a state of its own; `lastGood` is what it last parsed to.
 */
export interface Draft {
  readonly assertion: {
    readonly headerText: string;
    readonly claimsText: string;
    readonly lastGood: AssertionDraft;
  };
  readonly request: Omit<TokenRequestDraft, 'assertion'>;
  readonly call: CallDraft;
}

/** What a client's registration proposes: its template, its grant's parameters, its protected resource. */
export function initialDraft(client: ClientRegistration, options: { readonly grant?: string; readonly kid?: string } = {}): Draft {
  const grant = options.grant ?? client.grant ?? 'client_credentials';
  const assertion = assertionFromTemplate(client, options.kid ?? null, grant);
  return {
    assertion: {
      headerText: JSON.stringify(assertion.header, null, 2),
      claimsText: JSON.stringify(assertion.claims, null, 2),
      lastGood: assertion,
    },
    request: {
      grant,
      method: client.method,
      tokenEndpoint: client.tokenEndpoint,
      // A client that does not authenticate is known by its client_id alone (RFC 6749 3.2.1).
      sendClientId: client.method === 'none' || client.template.sendClientId,
      ...(client.basicEncoding === undefined ? {} : { basicEncoding: client.basicEncoding }),
      parameters: grantParameters(client, grant),
    },
    call: { method: 'GET', url: client.apiUrl, headers: [{ name: 'accept', value: 'application/json' }], body: '', tokenId: null },
  };
}

/**
 * The header and claims of the client's assertion template, with placeholders; without `alg` where the registration names none. `kid` is the key's. For a grant whose JWT
 * speaks for a person, `sub` is left for that person's name (RFC 7523 3 item 2).
 */
export function assertionFromTemplate(client: ClientRegistration, kid: string | null, grant = 'client_credentials'): AssertionDraft {
  const { template } = client;
  const header = {
    ...(client.alg === '' ? {} : { alg: client.alg }),
    ...(kid === null ? {} : { kid }),
    ...(template.typ === '' ? {} : { typ: template.typ }),
    ...Object.fromEntries(template.certificateParameters.map((name) => [name, `{{${name}}}`])),
  };
  const claims = {
    iss: '{{client_id}}',
    sub: knownGrant(grant)?.subject === 'person' ? '' : '{{client_id}}',
    aud: audience(template.audience),
    ...(template.jti ? { jti: '{{uuid}}' } : {}),
    ...(template.iat ? { iat: '{{now}}' } : {}),
    ...(template.nbf ? { nbf: '{{now}}' } : {}),
    exp: timePlaceholder(template.lifetime),
  };
  return { header: withMembers(header, template.header), claims: withMembers(claims, template.claims) };
}

/** The parameters that a grant starts with, from its entry in the table of grants and the registration. */
export function grantParameters(client: ClientRegistration, grant: string): NamedValue[] {
  const known = knownGrant(grant);
  const registered = (known?.fromRegistration ?? registrationParameters)
    .map((name) => ({ name, value: client[name] }))
    .filter((parameter) => parameter.value !== '');
  return [...(known?.parameters ?? []), ...registered, ...client.parameters].map(({ name, value }) => ({ name, value }));
}

function audience({ kind, value }: ClientRegistration['template']['audience']): string {
  if (kind === 'value') return value;
  return kind === 'issuer' ? '{{issuer}}' : '{{token_endpoint}}';
}

/** `{{now}}` and so many seconds. */
function timePlaceholder(seconds: number): string {
  if (seconds === 0) return '{{now}}';
  return seconds > 0 ? `{{now+${seconds}}}` : `{{now${seconds}}}`;
}

/** The members with changes laid over them: a changed one keeps its place, a new one follows, null takes one out. */
function withMembers(members: JsonObject, changes: JsonObject): JsonObject {
  // No prototype, so that a member called `__proto__` is a member like any other.
  const result: JsonObject = Object.create(null);
  for (const [name, value] of [...Object.entries(members), ...Object.entries(changes)]) {
    if (value === null) delete result[name];
    else result[name] = value;
  }
  return result;
}
