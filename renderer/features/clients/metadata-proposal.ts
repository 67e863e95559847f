import type { JsonObject } from '../../../core/contract/values.ts';
import type { ClientForm } from './client-form.ts';

/** A field that a metadata document speaks of. */
export interface MetadataChange {
  readonly field: 'tokenEndpoint' | 'jwksUri';
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** Fields by the metadata member that fills them (RFC 8414 2). */
const members = [
  { field: 'tokenEndpoint', label: 'Token endpoint', member: 'token_endpoint' },
  { field: 'jwksUri', label: 'Key set', member: 'jwks_uri' },
] as const;

/** What the document would change in the form. What is no address is said where the document is judged, and filled in nowhere. */
export function metadataChanges(form: ClientForm, document: JsonObject): readonly MetadataChange[] {
  return members.flatMap(({ field, label, member }) => {
    const to = document[member];
    const from = form[field];
    return typeof to === 'string' && to !== from && /^https?:/i.test(to) && URL.canParse(to) ? [{ field, label, from, to }] : [];
  });
}

function texts(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter((entry): entry is string => typeof entry === 'string');
}

/** What a server says it takes; null where it does not say. */
export interface MetadataOffer {
  readonly methods: readonly string[] | null;
  readonly algorithms: readonly string[] | null;
  readonly scopes: readonly string[] | null;
}

/** What the document offers to clients at the token endpoint (RFC 8414 2). */
export function metadataOffer(document: JsonObject): MetadataOffer {
  return {
    methods: texts(document['token_endpoint_auth_methods_supported']),
    algorithms: texts(document['token_endpoint_auth_signing_alg_values_supported']),
    scopes: texts(document['scopes_supported']),
  };
}

/** How many leading characters two texts share: where they begin to differ. */
export function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
