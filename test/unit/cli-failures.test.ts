import { describe, expect, test } from 'vitest';
import { CommandFailure } from '../../electron/cli/command-failure.ts';
import { noResponse, refusal } from '../../electron/cli/exchange-outcome.ts';
import { describeFailure } from '../../electron/cli/failure-description.ts';
import { namingOption } from '../../electron/cli/field-option.ts';
import { usageSentence } from '../../electron/cli/usage-sentence.ts';
import { invalidInput, notFound, storeUnusable, vaultLocked } from '../../electron/services/fault.ts';

const timings = { dns: null, connect: null, tls: null, firstByte: null, total: 1 };

describe('the contract’s errors', () => {
  test('an input that cannot be used is bad input, and its fix follows', () => {
    const error = invalidInput('alg', 'ES256 needs a P-256 key.', { fix: 'Choose ES384.' });
    expect(describeFailure(error)).toEqual({ exitCode: 1, message: 'ES256 needs a P-256 key. Choose ES384.' });
  });

  test('a record that is not there is bad input', () => {
    expect(describeFailure(notFound('client', 'x')).exitCode).toBe(1);
  });

  test('an unusable database is bad input', () => {
    expect(describeFailure(storeUnusable('newer', '/data/assay.db', 'It is newer.'))).toEqual({ exitCode: 1, message: 'It is newer.' });
  });

  test('a locked vault has its own code', () => {
    expect(describeFailure(vaultLocked('The vault is locked.'))).toEqual({ exitCode: 4, message: 'The vault is locked.' });
  });

  test.each([
    [{ path: ['name'], code: 'too_small', origin: 'string', minimum: 1, message: 'Too small' }, '“name” must not be empty.'],
    [{ path: ['name'], code: 'too_big', origin: 'string', maximum: 200, message: 'Too big' }, '“name” may have at most 200 characters.'],
    [{ path: ['template', 'typ'], code: 'invalid_type', message: 'Expected string' }, '“template.typ” cannot be used: Expected string.'],
  ])('an input outside the schema names the member', (issue, message) => {
    const error = Object.assign(new Error('Input validation failed'), { code: 'BAD_REQUEST', data: { issues: [issue] } });
    expect(describeFailure(error)).toEqual({ exitCode: 1, message });
  });
});

describe('a refused field', () => {
  test.each([
    ['alg', 'Choose ES384.', ['--alg', '--json'], 'No. Choose ES384 (--alg).'],
    ['tokenEndpoint', 'Correct it.', ['--token-endpoint'], 'No. Correct it (--token-endpoint).'],
    ['password', 'Give one.', ['--password-file', '--password-stdin'], 'No. Give one (--password-file or --password-stdin).'],
    [
      'material',
      'Correct it, or choose another encoding.',
      ['--secret-encoding'],
      'No. Correct it, or choose another encoding (--secret-encoding).',
    ],
    ['material', 'Copy the whole key again.', ['--file', '--secret-encoding'], 'No. Copy the whole key again.'],
    ['select', 'Choose one with --select.', ['--select'], 'No. Choose one with --select.'],
    ['alg', 'Choose ES384.', ['--json'], 'No. Choose ES384.'],
  ])('%s: %s (of %j)', (field, fix, options, message) => {
    expect(describeFailure(namingOption(invalidInput(field, 'No.', { fix }), options))).toEqual({ exitCode: 1, message });
  });

  test('leaves every other error as it is', () => {
    const error = notFound('client', 'x');
    expect(namingOption(error, ['--client'])).toBe(error);
  });
});

const assay = { path: 'assay', options: [] };

describe('usage errors', () => {
  test('are sentences, with the suggestion and where to look', () => {
    expect(usageSentence("error: unknown command 'decod'\n(Did you mean decode?)", assay)).toBe(
      'Unknown command “decod”. Did you mean decode? See “assay --help”.',
    );
  });

  test('name the option that the one typed is a part of, and the command that was used', () => {
    const probe = { path: 'assay probe', options: ['--max', '--secret-encoding'] };
    expect(usageSentence("error: unknown option '--max-requests'", probe)).toBe(
      'Unknown option “--max-requests”. Did you mean --max? See “assay probe --help”.',
    );
    expect(usageSentence("error: unknown option '--encoding'", probe)).toContain('Did you mean --secret-encoding?');
    expect(usageSentence("error: unknown option '--zz'", probe)).toBe('Unknown option “--zz”. See “assay probe --help”.');
  });

  test('act on no terminal', () => {
    expect(usageSentence("error: unknown option '\u001B[2J'", assay)).toBe(String.raw`Unknown option “\u001b[2J”. See “assay --help”.`);
  });
});

test('whatever ends a command, nothing in its sentence acts on the terminal', () => {
  expect(describeFailure(new Error('a\u001B[2J')).message).toBe(String.raw`a\u001b[2J`);
});

describe('an exchange', () => {
  test.each(['dns', 'refused', 'reset', 'timeout', 'tls', 'protocol', 'aborted', 'other'] as const)(
    'that failed by %s could not reach the server',
    (reason) => {
      expect(noResponse({ reason, message: 'No.', timings }).exitCode).toBe(3);
    },
  );

  test('to an address that cannot be called is bad input', () => {
    expect(noResponse({ reason: 'url', message: 'No.', timings }).exitCode).toBe(1);
  });

  test('that succeeded has no refusal', () => {
    expect(refusal({ kind: 'success', tokenType: 'Bearer', expiresIn: 60, scope: null })).toBeUndefined();
  });

  test('that was refused says the error, its description and what it means', () => {
    const answer = {
      kind: 'error',
      error: 'invalid_client',
      description: 'aud\u202E',
      uri: null,
      explanation: 'The client could not be authenticated.',
      source: 'RFC 6749 5.2',
    } as const;
    const failure = refusal(answer);
    expect(failure).toBeInstanceOf(CommandFailure);
    expect(failure?.exitCode).toBe(2);
    expect(failure?.message).toBe(
      String.raw`The server refused with invalid_client: aud\u202e. The client could not be authenticated. [RFC 6749 5.2]`,
    );
  });

  test('with an answer that is no token response counts as refused', () => {
    expect(refusal({ kind: 'unusable', explanation: 'It is HTML.' })?.exitCode).toBe(2);
  });
});
