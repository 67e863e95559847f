import type { ClientRegistration } from '../../../../core/contract/clients.ts';
import type { Key } from '../../../../core/contract/keys.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { describeToken } from '../../../../core/jose/describe-token.ts';
import type { DescribedMember } from '../../../../core/jose/token.ts';
import { mentions, type PlaceholderProblem } from '../../../../core/oauth/placeholders.ts';
import { resolvedMembers } from '../../../../core/oauth/resolved-members.ts';
import { assertionPlaceholders } from './assertion-placeholders.ts';
import { unfinishedText } from '../draft/draft-action.ts';
import type { AssertionPart, WorkbenchDraft } from '../draft/workbench-draft.ts';

/** A header parameter or claim as the form shows it. */
export interface MemberRow {
  readonly name: string;
  readonly value: unknown;
  /** The type that the value has once it is signed, which for a placeholder is not that of its text. */
  readonly signedAs: 'text' | 'number' | 'JSON';
  /** What was typed as JSON and does not parse yet. */
  readonly unfinished: string | undefined;
  /** What the value will be when it is signed, or what it is, in a few words. */
  readonly preview: string | null;
  readonly described: DescribedMember | undefined;
  /** Why its placeholders cannot be resolved. */
  readonly problem: PlaceholderProblem | null;
}

export interface MemberRows {
  readonly header: readonly MemberRow[];
  readonly claims: readonly MemberRow[];
}

export interface MemberRowsInput {
  readonly draft: WorkbenchDraft;
  readonly client: Pick<ClientRegistration, 'clientId' | 'issuer'>;
  readonly keys: readonly Pick<Key, 'kid' | 'name' | 'thumbprint'>[];
  /** Undefined where no key signs. */
  readonly signingKey: Pick<Key, 'kid' | 'certificate'> | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The form's rows, with their placeholders resolved as they would be if it were signed at this instant. */
export function memberRows({ draft, client, keys, signingKey, now }: MemberRowsInput): MemberRows {
  const placeholders = assertionPlaceholders({ draft, client, signingKey, now });
  const { header, claims } = draft.assertion.lastGood;
  const resolved = { header: resolvedMembers(header, 'header', placeholders), claims: resolvedMembers(claims, 'claims', placeholders) };
  const described = describeToken(
    {
      text: '',
      form: 'jws',
      segments: [],
      header: resolved.header.values,
      claims: resolved.claims.values,
      headerText: null,
      payloadText: null,
      problems: [],
    },
    { at: now },
  );
  const rows = (part: AssertionPart, members: JsonObject): MemberRow[] =>
    Object.entries(members).map(([name, value]) => {
      const words = described[part].find((member) => member.name === name);
      return {
        name,
        value,
        signedAs: typeName(resolved[part].values[name] ?? value),
        unfinished: unfinishedText(draft, { part, name }),
        preview:
          keyWords(part, name, resolved[part].values[name], keys) ?? preview(value, resolved[part].values[name], words?.words ?? null),
        described: words,
        problem: resolved[part].problems.get(name) ?? null,
      };
    });
  return { header: rows('header', header), claims: rows('claims', claims) };
}

function typeName(value: unknown): MemberRow['signedAs'] {
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'number' : 'JSON';
}

function preview(value: unknown, resolved: unknown, words: string | null): string | null {
  if (typeof value === 'string' && mentions(value, 'uuid')) return 'fresh for every run';
  if (words !== null) return words;
  if (typeof value !== 'string' || resolved === value || resolved === undefined) return null;
  return typeof resolved === 'string' ? resolved : JSON.stringify(resolved);
}

function keyWords(part: AssertionPart, name: string, value: unknown, keys: MemberRowsInput['keys']): string | null {
  if (part !== 'header' || name !== 'kid') return null;
  const key = keys.find((candidate) => candidate.kid === value);
  if (key === undefined) return null;
  return `key “${key.name}”${key.kid === key.thumbprint ? ', its thumbprint' : ''}`;
}
