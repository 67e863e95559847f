import type { ResponseEvidence } from '../evidence.ts';
import type { Profile, VendorError } from '../profiles/profile.ts';
import { matchMessage } from '../server-errors/match-message.ts';
import { namedMatter } from '../server-errors/named-matter.ts';
import { standardCode } from '../server-errors/standard-codes.ts';
import { parseWwwAuthenticate } from '../../oauth/www-authenticate.ts';
import { checkOfRule } from './check-of-rule.ts';
import type { ServerCheckName } from './server-check.ts';

/** What a server said when it refused. */
export interface Said {
  readonly status: number;
  /** `error` of the body, or of a challenge. */
  readonly code: string | null;
  /** `error_description`, else the beginning of the body where it is no JSON. */
  readonly text: string | null;
  /** What a known vendor means with that text, in our words; null for a text that nobody here knows. */
  readonly meaning: string | null;
  /** Whose message it is; null for one that nobody here knows. */
  readonly vendor: string | null;
  /** Whether it names the check that failed, rather than all that a code may stand for. */
  readonly specific: boolean;
  /** The checks that it says may have failed, the likeliest first; null where it says nothing. */
  readonly checks: readonly ServerCheckName[] | null;
  /** Rules that find the cause, the most common one first. */
  readonly rules: readonly string[];
}

/** Characters of a body that is no JSON that are looked at, and of a message. */
const longest = { body: 2000, message: 20_000 } as const;

/** Reads a refusal. */
export function readRefusal({ status, headers, body, json }: ResponseEvidence, profile: Profile): Said {
  const challenge = challengeError(headers);
  const code = textOf(json?.['error']) ?? challenge.code;
  const text = textOf(json?.['error_description']) ?? challenge.description ?? (json === null ? textOf(body.slice(0, longest.body)) : null);
  const whole = `${code ?? ''} ${text ?? ''} ${body}`;
  const bySelf = checksOfStatus(status);
  if (bySelf !== null && code !== 'invalid_client') {
    return { status, code, text, meaning: null, vendor: null, specific: false, checks: bySelf, rules: [] };
  }
  const own = profile.errors.find((error) => fits(error, code, whole));
  if (own !== undefined) {
    const { meaning, rules } = own;
    const checks = [...new Set(rules.map((rule) => checkOfRule(rule)))];
    return { status, code, text, meaning, vendor: profile.name, specific: checks.length > 0, checks, rules };
  }
  const message = text === null ? null : matchMessage(code, text, [profile.name]);
  if (message !== null) {
    const { meaning, vendor, checks, rules } = message;
    return { status, code, text, meaning, vendor, specific: true, checks, rules };
  }
  const matter = text === null || json === null ? null : namedMatter(text);
  if (matter !== null)
    return { status, code, text, meaning: matter.meaning, vendor: null, specific: true, checks: matter.checks, rules: matter.rules };
  const known = code === null ? undefined : standardCode(code);
  return {
    status,
    code,
    text,
    meaning: null,
    vendor: null,
    specific: false,
    checks: known?.checks ?? null,
    rules: known?.rules ?? [],
  };
}

function checksOfStatus(status: number): readonly ServerCheckName[] | null {
  if (status >= 500 || status === 429 || (status >= 300 && status < 400)) return ['server'];
  return status === 404 || status === 405 || status === 415 ? ['request'] : null;
}

function challengeError(headers: ResponseEvidence['headers']): { readonly code: string | null; readonly description: string | null } {
  const fields = headers.filter(({ name }) => name.toLowerCase() === 'www-authenticate').map(({ value }) => value);
  const parameters = parseWwwAuthenticate(fields).flatMap((challenge) => challenge.parameters);
  const value = (name: string) => parameters.find((parameter) => parameter.name.toLowerCase() === name)?.value ?? null;
  return { code: value('error'), description: value('error_description') };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Whether all pieces between the stars stand in the text, in their order. */
function fits({ text, code }: VendorError, said: string | null, whole: string): boolean {
  if (code !== undefined && code !== said) return false;
  const lower = whole.slice(0, longest.message).toLowerCase();
  let at = 0;
  for (const piece of text.toLowerCase().split('*')) {
    const found = lower.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return true;
}
