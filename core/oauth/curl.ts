import type { WireRequest } from '../contract/exchanges.ts';
import { basicText, standardBasicEncoding, type BasicEncodingName } from './basic-credentials.ts';
import { decodeFormText } from './form.ts';
import { quotedWord, shellVariables, wireWord } from './shell-word.ts';
import { displayWireText, maskWireText, type SecretKind, type SecretMark, type WireText } from './wire-text.ts';

export interface CurlOptions {
  readonly shell: 'posix';
  /** Writes secrets whose text is known in clear; those that are masked stay variables. */
  readonly reveal: boolean;
  /** With it, masked Basic credentials become `--user` with the id in clear and the secret as a variable. */
  readonly clientId?: string;
  /** How the Basic credentials are written; form-encoded unless said. */
  readonly basicEncoding?: BasicEncodingName | undefined;
}

/** What the variable for a secret must hold; in a form, curl encodes it. */
const variableNotes: Readonly<Record<SecretKind, string>> = {
  client_secret: 'the client secret',
  basic_credentials: 'base64 of the form-encoded client_id, a colon and the form-encoded secret (RFC 6749 2.3.1)',
  client_assertion: 'a client assertion, signed afresh for each request',
  assertion: 'the assertion',
  access_token: 'the access token',
  refresh_token: 'the refresh token',
  id_token: 'the ID token',
  token: 'the token',
};

/** curl encodes what goes into a form, but not what goes into Basic credentials. Null where a shell's text cannot be what is sent. */
const basicSecretNotes: Readonly<Record<BasicEncodingName, string | null>> = {
  form: 'the client secret, form-encoded (RFC 6749 2.3.1)',
  raw: 'the client secret, as it is',
  'form-latin1': 'the client secret, form-encoded in Latin-1',
  'raw-latin1': null,
};

const latin1Note = 'base64 of the client_id, a colon and the secret, in Latin-1';

/** Headers that curl makes itself and that would be wrong if it were told. */
const madeByCurl = new Set(['connection', 'content-length']);

/** Headers that curl adds unless it is told not to. */
const curlDefaults = ['accept', 'user-agent'];

const fieldName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const formType = /^application\/x-www-form-urlencoded\b/i;

/**
 * The request as a curl command for a POSIX shell, one argument a line. Secrets are shell variables, which comment lines
 * list, unless `reveal` is set and their text is known.
 */
export function curlCommand(request: WireRequest, options: CurlOptions): string {
  const shown = options.reveal ? request : masked(request);
  const headers = shown.headers.filter((header) => isWritten(header, shown.url));
  const given = new Set(headers.map((header) => header.name.toLowerCase()));
  const unwanted = [...curlDefaults, ...(shown.body === null ? [] : ['content-type'])].filter((name) => !given.has(name));
  const command = [
    'curl',
    shown.method === 'HEAD' ? '--head' : `--request ${quotedWord(shown.method)}`,
    '--globoff',
    `--url ${quotedWord(shown.url)}`,
    ...headers.map(({ name, value }) => basicUser(value, options) ?? headerArgument(name, value)),
    ...unwanted.map((name) => `--header ${quotedWord(`${name}:`)}`),
    ...dataArguments(shown),
  ];
  return [...variableComments(shown, options), command.join(' \\\n  ')].join('\n');
}

function masked(request: WireRequest): WireRequest {
  return {
    ...request,
    headers: request.headers.map(({ name, value }) => ({ name, value: [...maskWireText(value)] })),
    body: request.body === null ? null : [...maskWireText(request.body)],
  };
}

function isWritten({ name, value }: WireRequest['headers'][number], url: string): boolean {
  if (!fieldName.test(name) || madeByCurl.has(name.toLowerCase())) return false;
  return name.toLowerCase() !== 'host' || !URL.canParse(url) || displayWireText(value) !== new URL(url).host;
}

/** curl takes `name;` for an empty value, since `name:` means to send no such header. */
function headerArgument(name: string, value: WireText): string {
  return value.every((part) => part === '') ? `--header ${quotedWord(`${name};`)}` : `--header ${wireWord([`${name}: `, ...value])}`;
}

/** `--user` in place of masked Basic credentials, or null where a header says it all. */
function basicUser(value: WireText, { clientId, basicEncoding = standardBasicEncoding }: CurlOptions): string | null {
  if (clientId === undefined || !secretsOf(value).some((mark) => mark.secret === 'basic_credentials')) return null;
  if (basicSecretNotes[basicEncoding] === null) return null;
  const id = basicEncoding === 'raw' ? clientId : (basicText(clientId, basicEncoding) ?? clientId);
  return `--user ${quotedWord(`${id}:`)}"$${shellVariables.client_secret}"`;
}

/**
 * The body. In a form each parameter that is a masked secret is encoded by curl, so that its variable holds the secret
 * as it is; curl joins the pieces with `&`. `--data-raw` takes a leading `@` for what it is.
 */
function dataArguments({ headers, body }: WireRequest): string[] {
  if (body === null) return [];
  const type = headers.find((header) => header.name.toLowerCase() === 'content-type');
  if (type === undefined || !formType.test(displayWireText(type.value))) return [`--data-raw ${wireWord(body)}`];
  const pieces: string[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) pieces.push(`--data-raw ${quotedWord(plain.join('&'))}`);
    plain = [];
  };
  for (const parameter of parametersOf(body)) {
    if (secretsOf(parameter).length === 0)
      plain.push(parameter.map((part) => (typeof part === 'string' ? part : (part.text ?? ''))).join(''));
    else {
      flush();
      pieces.push(`--data-urlencode ${wireWord(decodedValue(parameter))}`);
    }
  }
  flush();
  return pieces;
}

/** A form's parameters, each still encoded. */
function parametersOf(body: WireText): WireText[] {
  const parameters: WireText[number][][] = [[]];
  for (const part of body) {
    const [first = '', ...rest] = typeof part === 'string' ? part.split('&') : [part];
    parameters.at(-1)?.push(first);
    parameters.push(...rest.map((each) => [each]));
  }
  return parameters;
}

/** A parameter whose name stays encoded and whose value is as it was, which is what curl encodes. */
function decodedValue([name = '', ...value]: WireText): WireText {
  if (typeof name !== 'string') return [name, ...value];
  const start = name.indexOf('=') + 1;
  const decode = (part: WireText[number]) => (typeof part === 'string' ? decodeFormText(part) : part);
  return [name.slice(0, start) + decodeFormText(name.slice(start)), ...value.map(decode)];
}

/** The marks that stand for a secret whose text is not there. */
function secretsOf(wire: WireText): SecretMark[] {
  return wire.filter((part) => typeof part !== 'string').filter((mark) => mark.text === undefined);
}

function variableComments({ headers, body }: WireRequest, options: CurlOptions): string[] {
  const marks = secretsOf([...headers.flatMap((header) => header.value), ...(body ?? [])]);
  const notes = new Map(marks.map(({ secret }) => variableNote(secret, options)));
  const lines = [...notes].map(([variable, note]) => `#   ${variable}: ${note}`);
  return lines.length === 0 ? [] : ['# Set these variables first:', ...lines];
}

function variableNote(secret: SecretKind, { clientId, basicEncoding = standardBasicEncoding }: CurlOptions): readonly [string, string] {
  if (secret !== 'basic_credentials') return [shellVariables[secret], variableNotes[secret]];
  const note = basicSecretNotes[basicEncoding];
  if (note === null) return [shellVariables.basic_credentials, latin1Note];
  return clientId === undefined
    ? [shellVariables.basic_credentials, variableNotes.basic_credentials]
    : [shellVariables.client_secret, note];
}
