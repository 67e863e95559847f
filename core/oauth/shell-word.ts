import type { SecretKind, WireText } from './wire-text.ts';

/** The shell variable that stands for each kind of secret. */
export const shellVariables = {
  client_secret: 'CLIENT_SECRET',
  basic_credentials: 'BASIC_CREDENTIALS',
  client_assertion: 'CLIENT_ASSERTION',
  assertion: 'ASSERTION',
  access_token: 'ACCESS_TOKEN',
  refresh_token: 'REFRESH_TOKEN',
  id_token: 'ID_TOKEN',
  token: 'TOKEN',
} as const satisfies Record<SecretKind, string>;

/** What no shell reads as anything else. */
const plainWord = /^[A-Za-z0-9_%+:,./-]+$/;

/** A word for a POSIX shell, whatever the text holds; a shell argument cannot hold a NUL, so that is left out. */
export function quotedWord(text: string): string {
  if (plainWord.test(text)) return text;
  return `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
}

/** A word in which masked secrets are variables. */
export function wireWord(wire: WireText): string {
  let word = '';
  let text = '';
  for (const part of wire) {
    const clear = typeof part === 'string' ? part : part.text;
    if (clear !== undefined) text += clear;
    else if (typeof part !== 'string') {
      word += `${text === '' ? '' : quotedWord(text)}"$${shellVariables[part.secret]}"`;
      text = '';
    }
  }
  return text === '' && word !== '' ? word : word + quotedWord(text);
}
