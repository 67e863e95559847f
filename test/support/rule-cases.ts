import { expect } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Evidence } from '../../core/explain/evidence.ts';
import { lint, type Finding } from '../../core/explain/lint.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import type { Profile } from '../../core/explain/profiles/profile.ts';
import { readToken } from '../../core/jose/read-token.ts';

/** NumericDate: 2026-01-01 00:00:00 UTC. */
export const now = 1_767_225_600;
export const issuer = 'https://as.example/realms/one';
export const tokenEndpoint = 'https://as.example/realms/one/token';

const encoded = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A compact JWS with these parts and a signature that nobody checks; a string stands for itself. */
export function tokenText(claims: unknown, header: unknown = { alg: 'ES256', typ: 'JWT' }): string {
  return `${encoded(header)}.${encoded(claims)}.${Buffer.alloc(64, 7).toString('base64url')}`;
}

/** Claims that nothing is wrong with. */
export const goodClaims: JsonObject = {
  iss: 'client-one',
  sub: 'client-one',
  aud: issuer,
  jti: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  iat: now,
  exp: now + 60,
};

/** Evidence of a good client assertion, with changes: to its claims (undefined takes one out), its header, or what else is known. */
export function assertionEvidence(claims: JsonObject = {}, more: Partial<Evidence> = {}, header?: JsonObject): Evidence {
  return {
    use: 'client-assertion',
    at: now,
    profile: baseProfiles.base,
    token: { draft: false, read: readToken(tokenText({ ...goodClaims, ...claims }, header)) },
    registration: { clientId: 'client-one', method: 'private_key_jwt', alg: 'ES256', jwksUri: null },
    issuer,
    tokenEndpoint,
    ...more,
  };
}

/** A profile that differs from RFC 7523's. */
export function profile(changes: Partial<Profile>): Profile {
  return { ...baseProfiles.base, id: 'example', name: 'Example', ...changes };
}

/** Metadata that was given and not fetched. */
export function metadataOf(document: JsonObject): NonNullable<Evidence['metadata']> {
  return { url: null, issuer: null, document };
}

/** What one rule finds. */
export function findingsOf(rule: string, evidence: Evidence): readonly Finding[] {
  return lint(evidence).findings.filter((finding) => finding.rule === rule);
}

/** Whether a rule says that it could not look. */
export function isUnchecked(rule: string, evidence: Evidence): boolean {
  return lint(evidence).notChecked.some((entry) => entry.rule === rule);
}

/** One case of a rule: it finds something with these words at this member, or nothing. */
export interface RuleCase {
  readonly title: string;
  readonly evidence: Evidence;
  /** Null: the rule keeps quiet. */
  readonly says: string | null;
  readonly member?: readonly (string | number)[];
  readonly severity?: Finding['severity'];
  /** The fix's changes, `[]` for none. */
  readonly fix?: readonly object[];
}

/** Proves a case. */
export function proveCase(rule: string, { evidence, says, member, severity, fix }: RuleCase): void {
  const findings = findingsOf(rule, evidence);
  if (says === null) {
    expect(findings.map(({ message }) => message)).toEqual([]);
    return;
  }
  const finding = findings.find(({ message }) => message.includes(says));
  expect(finding, `${rule} says ${JSON.stringify(findings.map(({ message }) => message))}`).toBeDefined();
  if (member !== undefined) expect(finding?.member).toEqual(member);
  if (severity !== undefined) expect(finding?.severity).toBe(severity);
  if (fix !== undefined) expect(finding?.fix?.changes ?? []).toEqual(fix);
}
