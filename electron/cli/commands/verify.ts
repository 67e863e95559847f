import { basename } from 'node:path';
import type { KeyBinding } from '../../../core/jose/key-binding.ts';
import { checkClaims, type ClaimCheck } from '../../../core/inspect/claim-checks.ts';
import { disclosedToken } from '../../../core/inspect/disclosed-token.ts';
import { lacksPayload, longestPayload, payloadClaims } from '../../../core/jose/detached-payload.ts';
import { readJsonObject } from '../../../core/jose/json-reader.ts';
import type { TokenVerification, VerificationKeys } from '../../../core/contract/token-opening.ts';
import { instantArgument, urlArgument } from '../arguments.ts';
import { readBytesOrInput, readFileOrInput } from '../bounded-input.ts';
import { badInput, CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { exitCodes } from '../exit-code.ts';
import { givenToken } from '../given-token.ts';
import { printWarnings } from '../key-output.ts';
import { refuseSharedInput, requireOne, takeKeySourceOptions, withKeySource, type KeySourceOptions } from '../key-source.ts';
import { withApi, type Api } from '../session.ts';
import { signatureText } from '../signature-text.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

interface VerifyOptions extends KeySourceOptions {
  readonly jwks?: string;
  readonly issuer?: string;
  readonly x5c?: true;
  /** File with what a detached signature covers. */
  readonly payloadFile?: string;
  /** Milliseconds. */
  readonly at?: number;
  readonly aud?: string;
  readonly iss?: string;
  readonly json?: true;
}

/** What was found of a token; `passed` when its signature is verified and nothing else failed. */
interface Verified extends TokenVerification {
  readonly passed: boolean;
  readonly checks: readonly ClaimCheck[];
  /** Why an SD-JWT must be refused although its issuer signed it, in sentences. */
  readonly faults: readonly string[];
}

/** `assay verify`: a token's signature with a key that is named, and the claims that are asked about. */
export const defineVerify: DefineCommand = (command, terminal) => {
  takeKeySourceOptions(
    command
      .description(
        'Verifies a token’s signature with a named key, and what else is asked for. Exit code 2 when the signature does not verify or a check fails.',
      )
      .argument('<token>', 'the token, or a text with one token in it; “-” reads standard input'),
  )
    .option('--jwks <file-or-url>', 'a JWK Set: a file, “-”, or the address where it is published')
    .option('--issuer <url>', 'the keys that the issuer’s metadata names', urlArgument('--issuer'))
    .option('--x5c', 'the certificate in the token’s own header, which shows who holds its key and not who that is')
    .option('--payload-file <file>', 'what a detached signature covers (RFC 7515 appendix F); “-” reads standard input')
    .option('--at <time>', 'exp and nbf must hold at this time: “now”, seconds since 1970 or a date', instantArgument)
    .option('--aud <audience>', 'aud must be or hold this, exactly')
    .option('--iss <issuer>', 'iss must be this, exactly')
    .option('--json', 'print JSON')
    .action((token: string, options: VerifyOptions) => verify(token, options, terminal));
};

async function verify(argument: string, options: VerifyOptions, terminal: Terminal): Promise<void> {
  const { key, keyFile, jwks, issuer, x5c, secretStdin, payloadFile, at, aud: audience, iss } = options;
  requireOne({ '--key': key, '--key-file': keyFile, '--jwks': jwks, '--issuer': issuer, '--x5c': x5c, '--secret-stdin': secretStdin });
  refuseSharedInput({ token: argument, jwks, payload: payloadFile }, options);
  const read = await givenToken(argument, terminal);
  const given =
    payloadFile === undefined ? null : await readBytesOrInput(terminal, payloadFile, longestPayload, 'so it is not taken as payload');
  const payload = given === null ? {} : { payload: { base64: given.toString('base64') } };
  const verification = await withKeys(terminal, options, (api, keys) =>
    api.tokens.verifyWith({ token: read.text, with: keys, ...payload }),
  );
  const { claims, repeats, faults, binding } = await disclosedToken(given === null ? read : { ...read, ...payloadClaims(given) });
  const checks = checkClaims(claims, { at, audience, issuer: iss }, repeats);
  const verified: Verified = { passed: passed(verification, checks, faults), ...verification, checks, faults };
  await print(verified, binding, options, terminal);
  refuse(verified, given === null && lacksPayload(read));
}

function passed({ signature }: TokenVerification, checks: readonly ClaimCheck[], faults: readonly string[]): boolean {
  return signature.state === 'verified' && faults.length === 0 && checks.every(({ outcome }) => outcome === 'passed');
}

const signatureFaults = {
  failed: 'The signature was checked and failed.',
  unchecked: 'The signature could not be checked.',
} as const;

/** Ends with the exit code that belongs to what was printed, whose reasons are not said again. */
function refuse({ passed, reached, signature, checks, faults }: Verified, payloadMissing: boolean): void {
  if (!reached) throw new CommandFailure(exitCodes.unreachable, 'The server with the keys does not answer.');
  if (passed) return;
  if (payloadMissing)
    throw new CommandFailure(exitCodes.refused, 'The signature could not be checked: give what it covers with --payload-file.');
  if (signature.state !== 'verified') throw new CommandFailure(exitCodes.refused, signatureFaults[signature.state]);
  const failed = checks.flatMap(({ claim, outcome }) => (outcome === 'failed' ? [claim] : []));
  const what = [...failed, ...(faults.length === 0 ? [] : ['SD-JWT'])].join(', ');
  throw new CommandFailure(exitCodes.refused, `The signature is verified, but a check failed: ${what}.`);
}

/** Runs the check with the keys that the options name, wherever they are. */
async function withKeys<Result>(
  terminal: Terminal,
  options: VerifyOptions,
  work: (api: Api, keys: VerificationKeys) => Promise<Result>,
): Promise<Result> {
  const { jwks, issuer, x5c } = options;
  if (x5c) return await withApi(terminal, (api) => work(api, { x5c }));
  if (issuer !== undefined) return await withApi(terminal, (api) => work(api, { issuer }));
  if (jwks === undefined) return await withKeySource(terminal, options, work);
  if (/^https?:/i.test(jwks)) return await withApi(terminal, (api) => work(api, { jwksUri: jwks }));
  const material = await readFileOrInput(terminal, jwks, 1_000_000);
  const { value } = readJsonObject(material);
  if (!Array.isArray(value?.['keys'])) {
    throw badInput(`“${visibleText(jwks)}” is no JWK Set, which is JSON with a member “keys”. Another key is given with --key-file.`);
  }
  const file = jwks === '-' ? {} : { fileName: basename(jwks).slice(0, 300) };
  return await withApi(terminal, (api) => work(api, { material, ...file }));
}

async function print(verified: Verified, binding: KeyBinding | null, { json }: VerifyOptions, terminal: Terminal): Promise<void> {
  if (json) return await terminal.output(`${visibleJson(verified)}\n`);
  const { signature, signatures, checks, faults, warnings } = verified;
  const several = signatures.length > 1 ? signatures : [];
  const lines = [
    `${terminal.style('cyan', 'Signature')}  ${signatureText(signature, terminal)}`,
    ...several.map((each, index) => `  ${index + 1}  ${signatureText(each, terminal)}`),
    ...checks.map(({ claim, outcome, sentence }) => `${claim.padEnd(9)}  ${outcome}: ${visibleText(sentence)}`),
    ...(binding?.signature.state === 'verified' && binding.bound === true
      ? ['Binding    passed: the key in its cnf signed what is presented here.']
      : []),
    ...faults.map((fault) => `SD-JWT     failed: ${visibleText(fault)}`),
  ];
  await terminal.output(`${lines.join('\n')}\n`);
  await printWarnings(warnings, terminal);
}
