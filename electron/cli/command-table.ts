import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Gives an empty command its description, arguments, options and actions. */
export type DefineCommand = (command: Command, terminal: Terminal) => void;

/** One command of `assay`. Its file is loaded only when it is asked for, so that a quick one starts quickly. */
export interface CommandEntry {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Promise<DefineCommand>;
}

/** The one table of commands, in the order of `assay --help`. */
export const commandTable: readonly CommandEntry[] = [
  {
    name: 'decode',
    summary: 'open a token: header, claims, dates, signature',
    load: async () => (await import('./commands/decode.ts')).defineDecode,
  },
  {
    name: 'inspect',
    summary: 'find and open the tokens in anything: a URL, curl line, HAR, log, …',
    load: async () => (await import('./commands/inspect.ts')).defineInspect,
  },
  {
    name: 'verify',
    summary: 'verify a token’s signature, dates, audience and issuer',
    load: async () => (await import('./commands/verify.ts')).defineVerify,
  },
  {
    name: 'decrypt',
    summary: 'open an encrypted token',
    load: async () => (await import('./commands/decrypt.ts')).defineDecrypt,
  },
  {
    name: 'diff',
    summary: 'compare two tokens',
    load: async () => (await import('./commands/diff.ts')).defineDiff,
  },
  {
    name: 'scan',
    summary: 'find all tokens in a file or stream of any size',
    load: async () => (await import('./commands/scan.ts')).defineScan,
  },
  {
    name: 'keys',
    summary: 'generate, import, export, certify, compare and list keys',
    load: async () => (await import('./commands/keys.ts')).defineKeys,
  },
  {
    name: 'jwks',
    summary: 'publish key sets and rotate their keys',
    load: async () => (await import('./commands/jwks.ts')).defineJwks,
  },
  {
    name: 'clients',
    summary: 'add, list, show and remove client registrations',
    load: async () => (await import('./commands/clients.ts')).defineClients,
  },
  {
    name: 'sign',
    summary: 'sign a client assertion and print it',
    load: async () => (await import('./commands/sign.ts')).defineSign,
  },
  {
    name: 'token',
    summary: 'request a token',
    load: async () => (await import('./commands/token.ts')).defineToken,
  },
  {
    name: 'refresh',
    summary: 'exchange the newest refresh token',
    load: async () => (await import('./commands/refresh.ts')).defineRefresh,
  },
  {
    name: 'introspect',
    summary: 'ask the server whether a stored token holds',
    load: async () => (await import('./commands/introspect.ts')).defineIntrospect,
  },
  {
    name: 'revoke',
    summary: 'have the server end a stored token',
    load: async () => (await import('./commands/revoke.ts')).defineRevoke,
  },
  {
    name: 'call',
    summary: 'call a protected resource with the newest access token',
    load: async () => (await import('./commands/call.ts')).defineCall,
  },
  {
    name: 'lint',
    summary: 'say what is wrong with a token, by every rule',
    load: async () => (await import('./commands/lint.ts')).defineLint,
  },
  {
    name: 'rules',
    summary: 'list the rules that tokens are judged by, or explain one',
    load: async () => (await import('./commands/rules.ts')).defineRules,
  },
  {
    name: 'profiles',
    summary: 'list the profiles of specifications and vendors, or show one',
    load: async () => (await import('./commands/profiles.ts')).defineProfiles,
  },
  {
    name: 'explain',
    summary: 'say why a server refused a request',
    load: async () => (await import('./commands/explain.ts')).defineExplain,
  },
  {
    name: 'probe',
    summary: 'find out what a server wants, by varying one thing at a time',
    load: async () => (await import('./commands/probe.ts')).defineProbe,
  },
  {
    name: 'playground',
    summary: 'run an authorization server and an API to try things on',
    load: async () => (await import('./commands/playground.ts')).definePlayground,
  },
  {
    name: 'serve',
    summary: 'open the workbench in the browser',
    load: async () => (await import('./commands/serve.ts')).defineServe,
  },
];
