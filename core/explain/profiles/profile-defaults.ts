import type { ClientInput } from '../../contract/clients.ts';
import type { AudienceForm, Profile } from './profile.ts';

/** What of a registration a profile proposes values for. */
type Proposed = Pick<ClientInput, 'method' | 'alg' | 'template' | 'scope' | 'parameters' | 'grant'>;

/**
 * A registration with a profile's defaults laid over it. What the profile says nothing of stays, and so do a scope and further claims that are
 * there.
 */
export function withProfileDefaults<Registration extends Proposed>(registration: Registration, { defaults }: Profile): Registration {
  const { template } = registration;
  const {
    audience,
    lifetime,
    alg,
    typ,
    certificateParameters,
    claims,
    furtherClaims,
    method,
    sendClientId,
    grant,
    parameters = [],
  } = defaults;
  const scope = parameters.find(({ name }) => name === 'scope')?.value;
  const others = parameters.filter(({ name }) => name !== 'scope');
  const named = new Set(others.map(({ name }) => name));
  return {
    ...registration,
    method: method ?? registration.method,
    alg: alg ?? registration.alg,
    ...(grant === undefined ? {} : { grant }),
    scope: registration.scope === '' ? (scope ?? '') : registration.scope,
    parameters: [...registration.parameters.filter(({ name }) => !named.has(name)), ...others],
    template: {
      ...template,
      audience: audience === undefined ? template.audience : templateAudience(audience),
      lifetime: lifetime ?? template.lifetime,
      typ: typ ?? template.typ,
      iat: claims?.iat ?? template.iat,
      nbf: claims?.nbf ?? template.nbf,
      jti: claims?.jti ?? template.jti,
      certificateParameters: certificateParameters === undefined ? template.certificateParameters : [...certificateParameters],
      sendClientId: sendClientId ?? template.sendClientId,
      claims: furtherClaims === undefined ? template.claims : { ...furtherClaims, ...template.claims },
    },
  };
}

/** The endpoint that is called is the token endpoint wherever the workbench asks for a token. */
function templateAudience(form: AudienceForm): ClientInput['template']['audience'] {
  if (typeof form === 'object') return { kind: 'value', value: form.value };
  return { kind: form === 'issuer' ? 'issuer' : 'token-endpoint', value: '' };
}
