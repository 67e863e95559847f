import type { WireRequest } from '../contract/exchanges.ts';
import { encodeFormText } from './form.ts';
import { displayWireText, type SecretKind, type WireText } from './wire-text.ts';

export interface CurlOptions {
  readonly shell: 'posix';
  /** Writes secrets whose text is known in clear; those that are masked stay variables. */
  readonly reveal: boolean;
  /** With it, masked Basic credentials become `--user` with the id in clear and the secret as a variable. */
  readonly clientId?: string;
}

/** The shell variable for each kind of secret, and what it must hold where the secret stands in a form. */
const variables = {
  client_secret: 'CLIENT_SECRET',
  basic_credentials: 'BASIC_CREDENTIALS',
  client_assertion: 'CLIENT_ASSERTION',
  assertion: 'ASSERTION',
  access_token: 'ACCESS_TOKEN',
  refresh_token: 'REFRESH_TOKEN',
  id_token: 'ID_TOKEN',
  token: 'TOKEN',
} as const satisfies Record<SecretKind, string>;

/** Why a value needs care, said beside its variable. */
const formEncoded = 'form-encoded (RFC 6749 App. B)';
const base64Pair = 'base64 of the form-encoded client_id, a colon and the form-encoded secret (RFC 6749 2.3.1)';

/** Headers that curl makes itself and that would be wrong if it were told. */
const madeByCurl = new Set(['connection', 'content-length']);

/** Headers that curl adds unless it is told not to. */
const curlDefaults = ['accept', 'user-agent'];

const fieldName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** A word for a POSIX shell, whatever the text holds; a shell argument cannot hold a NUL. */
function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
}

/** A word of text and variables; `note` is told of every variable that is used. */
function wireWord(wire: WireText, reveal: boolean, used: (variable: string) => void): string {
  let word = '';
  let text = '';
  for (const part of wire) {
    const clear = typeof part === 'string' ? part : reveal ? part.text : undefined;
    if (clear !== undefined) text += clear;
    else if (typeof part !== 'string') {
      const variable = variables[part.secret];
      used(variable);
      word += `${text === '' ? '' : quoted(text)}"$${variable}"`;
      text = '';
    }
  }
  return text === '' && word !== '' ? word : word + quoted(text);
}

/**
 * The request as a curl command for a POSIX shell, one argument a line. Secrets are shell variables, which comment lines
 * list, unless `reveal` is set and their text is known.
 */
export function curlCommand(request: WireRequest, options: CurlOptions): string {
  const comments = new Map<string, string>();
  const word = (wire: WireText, note: string) => wireWord(wire, options.reveal, (variable) => comments.set(variable, note));
  const lines = [...methodArguments(request), '--globoff', `--url ${quoted(request.url)}`];
  for (const header of request.headers.filter((candidate) => sentByHeader(candidate.name, request.url, candidate.value))) {
    const user = basicUser(header.value, options);
    if (user !== null) {
      comments.set(variables.client_secret, formEncoded);
      lines.push(`--user ${user}`);
    } else if (header.value.every((part) => part === '')) lines.push(`--header ${quoted(`${header.name};`)}`);
    else lines.push(`--header ${word([`${header.name}: `, ...header.value], hasBasic(header.value) ? base64Pair : 'as it is')}`);
  }
  const given = new Set(request.headers.map((header) => header.name.toLowerCase()));
  const unwanted = [...curlDefaults, ...(request.body === null ? [] : ['content-type'])].filter((name) => !given.has(name));
  lines.push(...unwanted.map((name) => `--header ${quoted(`${name}:`)}`));
  if (request.body !== null) lines.push(`--data-raw ${word(request.body, formEncoded)}`);
  const command = ['curl', ...lines].join(' \\\n  ');
  const listed = [...comments].map(([variable, note]) => `#   ${variable}: ${note}`);
  return [...(listed.length > 0 ? ['# Set these variables first:', ...listed] : []), command].join('\n');
}

/** `--request POST` is what data implies, but said all the same; HEAD needs its own option, or curl waits for a body. */
function methodArguments(request: WireRequest): string[] {
  return [request.method === 'HEAD' ? '--head' : `--request ${quoted(request.method)}`];
}

function sentByHeader(name: string, url: string, value: WireText): boolean {
  const lower = name.toLowerCase();
  if (lower === 'host') return !URL.canParse(url) || displayWireText(value) !== new URL(url).host;
  return fieldName.test(name) && !madeByCurl.has(lower);
}

function hasBasic(value: WireText): boolean {
  return value.some((part) => typeof part !== 'string' && part.secret === 'basic_credentials');
}

/** The argument of `--user` for masked Basic credentials, or null when they are to be written otherwise. */
function basicUser(value: WireText, { clientId, reveal }: CurlOptions): string | null {
  if (clientId === undefined || !hasBasic(value)) return null;
  const known = value.every((part) => typeof part === 'string' || part.text !== undefined);
  if (reveal && known) return null;
  return `${quoted(`${encodeFormText(clientId)}:`)}"$${variables.client_secret}"`;
}
