import { secretEncoding } from '../../../core/contract/clients.ts';
import { tokenUses, type TokenUse } from '../../../core/explain/evidence.ts';
import { lint, type Finding, type NotChecked } from '../../../core/explain/lint.ts';
import { bySeverity } from '../../../core/explain/severity.ts';
import { describeToken } from '../../../core/jose/describe-token.ts';
import type { ReadToken, TokenKindName } from '../../../core/jose/token.ts';
import { choiceArgument, instantArgument } from '../arguments.ts';
import { badInput, CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { exitCodes } from '../exit-code.ts';
import { findingJson } from '../finding-json.ts';
import { givenToken } from '../given-token.ts';
import { lintEvidence, type LintSources } from '../lint-evidence.ts';
import { lintText, type LintReport } from '../lint-text.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson } from '../visible-text.ts';
import { namedProfile } from './profiles.ts';

const failOn = ['error', 'warning'] as const;

interface LintOptions extends LintSources {
  readonly profile?: string;
  readonly use?: TokenUse;
  /** Milliseconds; the clock if left out. */
  readonly at?: number;
  readonly json?: true;
  readonly failOn: (typeof failOn)[number];
}

/** `assay lint`: what is wrong with a token, by every rule whose evidence is there. */
export const defineLint: DefineCommand = (command, terminal) => {
  command
    .description(
      'Judges a token by all rules for which there is evidence, and says what could not be checked. Nothing is fetched unless a URL is given.',
    )
    .argument('[token]', 'the token, or a text with one token in it; “-” or none reads standard input')
    .option('--client <client>', 'a held client: what it is registered with, its key or its secret')
    .option('--client-id <id>', 'the client_id that is expected')
    .option('--issuer <url>', 'the issuer that is expected; nothing is asked there')
    .option('--token-endpoint <url>', 'the token endpoint that is expected; nothing is asked there')
    .option('--metadata <file-or-url>', 'the server’s metadata: a file, “-”, or its address')
    .option('--jwks <file-or-url>', 'the keys that the reader has: a JWK Set in a file, “-”, or its address')
    .option('--secret-stdin', 'read the client secret from standard input')
    .option('--secret-encoding <encoding>', 'how the secret is written', choiceArgument('--secret-encoding', secretEncoding.options))
    .option('--profile <profile>', 'judge by this profile (“assay profiles”)')
    .option('--use <use>', `what it is used as: ${tokenUses.join(', ')}`, choiceArgument('--use', tokenUses))
    .option('--at <time>', 'judge as of this time: “now”, seconds since 1970 or a date', instantArgument)
    .option('--json', 'print JSON')
    .option('--fail-on <severity>', 'exit code 2 from this severity on', choiceArgument('--fail-on', failOn), 'error')
    .action((token: string | undefined, options: LintOptions) => lintToken(token, options, terminal));
};

async function lintToken(argument: string | undefined, options: LintOptions, terminal: Terminal): Promise<void> {
  if (argument === undefined && terminal.input.isTTY) throw badInput('Give the token, or pipe it in: pbpaste | assay lint.');
  refuseSharedInput(argument ?? '-', options);
  const profile = options.profile === undefined ? null : namedProfile(options.profile);
  const read = await givenToken(argument ?? '-', terminal);
  const at = options.at ?? Date.now();
  const terms = { use: options.use ?? apparentUse(read, at), at: Math.floor(at / 1000), profile };
  const judged = await lintEvidence(read, options, terms, terminal);
  const { findings, notChecked } = lint(judged.evidence);
  const sorted = findings.toSorted((one, other) => bySeverity(one.severity, other.severity));
  const report: LintReport = { use: terms.use, profile: judged.profile, findings: sorted, notChecked };
  await terminal.output(options.json ? `${visibleJson(lintJson(report))}\n` : lintText(report, terminal));
  refuseFindings(sorted, options);
}

const usesOfKinds: Partial<Readonly<Record<TokenKindName, TokenUse>>> = {
  'grant assertion': 'grant',
  'access token': 'access-token',
  'ID token': 'id-token',
  'DPoP proof': 'dpop-proof',
  'encrypted token': 'access-token',
  'refresh token': 'access-token',
};

/** What a token looks as if it were used as; a client assertion where it does not say. */
function apparentUse(read: ReadToken, at: number): TokenUse {
  return usesOfKinds[describeToken(read, { at }).kind.name] ?? 'client-assertion';
}

function refuseSharedInput(token: string, { metadata, jwks, secretStdin }: LintSources): void {
  const readers = [
    token === '-' && 'the token',
    metadata === '-' && 'the metadata',
    jwks === '-' && 'the keys',
    secretStdin === true && 'the secret',
  ].filter((reader) => reader !== false);
  if (readers.length > 1) throw badInput(`Standard input cannot be both ${readers.slice(0, 2).join(' and ')}.`);
}

function refuseFindings(findings: readonly Finding[], { failOn }: LintOptions): void {
  const counted = findings.filter(({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'));
  if (counted.length === 0) return;
  const rules = [...new Set(counted.map(({ rule }) => rule))];
  throw new CommandFailure(exitCodes.refused, `The token is at fault: ${rules.join(', ')}.`);
}

/** What a program gets; names stay. */
function lintJson({ use, profile, findings, notChecked }: LintReport) {
  const { id, name } = profile.profile;
  return {
    use,
    profile: { id, name, because: profile.because },
    findings: findings.map(findingJson),
    notChecked: notChecked.map(uncheckedJson),
  };
}

function uncheckedJson({ rule, missing }: NotChecked) {
  return { rule, needs: missing };
}
