import { registeredClaims } from '../../../../core/jose/claims.ts';
import { headerParameters } from '../../../../core/jose/header-parameters.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import type { AssertionPart } from '../draft/workbench-draft.ts';

/** A registered member that is not there yet. */
export interface MemberSuggestion {
  readonly name: string;
  readonly title: string;
}

const registries = { header: headerParameters, claims: registeredClaims } as const;

/** What a member starts with when it is added; everything else starts as an empty text. */
const firstValues: Readonly<Record<string, string>> = {
  iss: '{{client_id}}',
  sub: '{{client_id}}',
  aud: '{{issuer}}',
  iat: '{{now}}',
  nbf: '{{now}}',
  exp: '{{now+60}}',
  auth_time: '{{now}}',
  jti: '{{uuid}}',
  nonce: '{{uuid}}',
  client_id: '{{client_id}}',
  azp: '{{client_id}}',
};

/** Most suggestions shown at a time. */
const most = 8;

/** 1 for a member that assertions usually have, else 0. */
function usual({ name }: MemberSuggestion): number {
  return Object.hasOwn(firstValues, name) ? 1 : 0;
}

/**
 * Registered members whose name or title has what was typed: names that start with it first, among those the ones that
 * assertions usually have.
 */
export function memberSuggestions(part: AssertionPart, present: JsonObject, typed: string): MemberSuggestion[] {
  const wanted = typed.trim().toLowerCase();
  const found: { readonly rank: number; readonly suggestion: MemberSuggestion }[] = [];
  for (const [name, { title }] of registries[part]) {
    if (Object.hasOwn(present, name)) continue;
    const rank = name.toLowerCase().startsWith(wanted)
      ? 0
      : name.toLowerCase().includes(wanted)
        ? 1
        : title.toLowerCase().includes(wanted)
          ? 2
          : 3;
    if (rank < 3) found.push({ rank, suggestion: { name, title } });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank || usual(b.suggestion) - usual(a.suggestion))
    .slice(0, most)
    .map(({ suggestion }) => suggestion);
}

/** The value that a new member starts with. */
export function firstValue(name: string): string {
  return Object.hasOwn(firstValues, name) ? (firstValues[name] ?? '') : '';
}
