import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { WireRequest } from '../../core/contract/exchanges.ts';
import { curlCommand, type CurlOptions } from '../../core/oauth/curl.ts';
import { wireRequest, type WireRequestParts } from '../../core/oauth/wire-request.ts';

const form = { name: 'content-type', value: ['application/x-www-form-urlencoded'] };

function request(parts: Partial<WireRequestParts>): WireRequest {
  return wireRequest({ method: 'POST', url: 'https://as.example/token', headers: [form], body: null, ...parts });
}

/** The arguments that a shell gives to curl, with the variables set as said. */
function argumentsOf(command: string, variables: Record<string, string> = {}): string[] {
  const script = `curl() { for argument in "$@"; do printf '%s\\0' "$argument"; done; }\n${command}\n`;
  const output = execFileSync('/bin/sh', ['-c', script], { env: variables, encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

function curlArguments(of: WireRequest, options: Partial<CurlOptions> = {}, variables: Record<string, string> = {}): string[] {
  return argumentsOf(curlCommand(of, { shell: 'posix', reveal: false, ...options }), variables);
}

/** The values of an option, in order. */
function values(list: readonly string[], option: string): string[] {
  return list.flatMap((argument, index) => (list[index - 1] === option ? [argument] : []));
}

const hostile = [
  `it's`,
  `$(touch /tmp/x)`,
  '`id`',
  '"; rm -rf / #',
  'line\nbreak',
  '\\',
  `'\\''`,
  '@/etc/passwd',
  '!!',
  '*',
  '',
  ' ',
  'ü€😀',
];

describe('a curl command', () => {
  test.each(hostile)('carries %j through the shell as it is', (text) => {
    const list = curlArguments(
      request({ method: 'PUT', headers: [{ name: 'x-text', value: [text] }], body: [text], url: 'https://as.example/a?b=[1]{2}' }),
    );
    expect(values(list, '--data-raw')).toEqual([text]);
    expect(values(list, '--header')).toContain(text === '' ? 'x-text;' : `x-text: ${text}`);
    expect(values(list, '--url')).toEqual(['https://as.example/a?b=[1]{2}']);
    expect(list).toContain('--globoff');
  });

  test('has secrets as variables that are listed, and encodes those of a form', () => {
    const of = request({ body: ['grant_type=x&client_secret=', { secret: 'client_secret', text: 'ENCODED' }, '&scope=a+b'] });
    const command = curlCommand(of, { shell: 'posix', reveal: false });
    expect(command).not.toContain('ENCODED');
    expect(command.split('\n').slice(0, 2)).toEqual(['# Set these variables first:', '#   CLIENT_SECRET: the client secret']);
    const list = argumentsOf(command, { CLIENT_SECRET: `p'$x & y` });
    expect(list.slice(-6)).toEqual(['--data-raw', 'grant_type=x', '--data-urlencode', `client_secret=p'$x & y`, '--data-raw', 'scope=a+b']);
  });

  test('gives curl the decoded rest of a parameter that it is to encode', () => {
    const of = request({ body: ['a%26b=x%3Dy+', { secret: 'assertion' }, '+%C3%BC'] });
    expect(values(curlArguments(of, {}, { ASSERTION: 'J' }), '--data-urlencode')).toEqual(['a%26b=x=y J ü']);
  });

  test('writes secrets in clear when they are revealed, and those that are not known as variables', () => {
    const of = request({
      headers: [form, { name: 'authorization', value: ['Bearer ', { secret: 'access_token', text: 'tok' }] }],
      body: ['a=', { secret: 'assertion', text: 'h.c.s' }, '&b=', { secret: 'client_secret' }],
    });
    const list = curlArguments(of, { reveal: true }, { CLIENT_SECRET: 's' });
    expect(values(list, '--header')).toContain('authorization: Bearer tok');
    expect(values(list, '--data-raw')).toEqual(['a=h.c.s']);
    expect(values(list, '--data-urlencode')).toEqual(['b=s']);
  });

  test('has Basic credentials as --user when the client is known, with the secret form-encoded', () => {
    const of = request({ headers: [{ name: 'authorization', value: ['Basic ', { secret: 'basic_credentials' }] }] });
    const command = curlCommand(of, { shell: 'posix', reveal: false, clientId: 'my:id' });
    expect(values(argumentsOf(command, { CLIENT_SECRET: 's+t' }), '--user')).toEqual(['my%3Aid:s+t']);
    expect(command).toContain('form-encoded (RFC 6749 2.3.1)');
    const without = curlArguments(of, {}, { BASIC_CREDENTIALS: 'eA==' });
    expect(values(without, '--header')).toContain('authorization: Basic eA==');
  });

  test.each([
    ['raw', 'my:ü:', 'CLIENT_SECRET: the client secret, as it is'],
    ['form-latin1', 'my%3A%FC:', 'CLIENT_SECRET: the client secret, form-encoded in Latin-1'],
  ] as const)('has Basic credentials that are written as %s as --user too', (basicEncoding, user, note) => {
    const of = request({ headers: [{ name: 'authorization', value: ['Basic ', { secret: 'basic_credentials' }] }] });
    const command = curlCommand(of, { shell: 'posix', reveal: false, clientId: 'my:ü', basicEncoding });
    expect(values(argumentsOf(command, { CLIENT_SECRET: 's' }), '--user')).toEqual([`${user}s`]);
    expect(command).toContain(note);
  });

  test('leaves Basic credentials in Latin-1, which a shell cannot write, to a variable', () => {
    const of = request({ headers: [{ name: 'authorization', value: ['Basic ', { secret: 'basic_credentials' }] }] });
    const command = curlCommand(of, { shell: 'posix', reveal: false, clientId: 'my:ü', basicEncoding: 'raw-latin1' });
    expect(values(argumentsOf(command, { BASIC_CREDENTIALS: 'eA==' }), '--header')).toContain('authorization: Basic eA==');
    expect(command).toContain('BASIC_CREDENTIALS: base64 of the client_id, a colon and the secret, in Latin-1');
  });

  test('leaves to curl what curl makes, and stops it from adding what was not sent', () => {
    const list = curlArguments(wireRequest({ method: 'POST', url: 'https://as.example/', headers: [], body: ['x'] }));
    expect(values(list, '--header')).toEqual(['user-agent: Assay', 'accept:', 'content-type:']);
  });

  test('names a Host that is not the URL’s', () => {
    const list = curlArguments(request({ headers: [{ name: 'Host', value: ['other.example'] }] }));
    expect(values(list, '--header')).toContain('host: other.example');
  });

  test('asks for HEAD in curl’s own way', () => {
    const list = curlArguments(request({ method: 'HEAD' }));
    expect(list).toContain('--head');
    expect(list).not.toContain('--request');
  });

  test('leaves out a header whose name could be read as something else', () => {
    const of = { ...request({}), headers: [{ name: '@/etc/passwd', value: ['x'] }] };
    expect(values(curlArguments(of), '--header').join()).not.toContain('passwd');
  });
});
