import { describe, expect, test } from 'vitest';
import {
  choiceArgument,
  headerFieldArgument,
  instantArgument,
  integerArgument,
  jsonObjectArgument,
  parameterArgument,
} from '../../electron/cli/arguments.ts';
import { refuseSecretArguments } from '../../electron/cli/secret-arguments.ts';

describe('a number', () => {
  const port = integerArgument('--port', 0, 65_535);

  test('is read within its bounds', () => {
    expect([port('0'), port('65535')]).toEqual([0, 65_535]);
  });

  test.each(['-1', '65536', '80.5', '8e1', '0x50', '', ' 80', 'http'])('“%s” is refused with the option and its bounds', (text) => {
    expect(() => port(text)).toThrow(`--port must be a whole number from 0 to 65535, not “${text}”.`);
  });
});

test('a choice lists what may be chosen', () => {
  const format = choiceArgument('--format', ['jwk', 'pem']);
  expect(format('pem')).toBe('pem');
  expect(() => format('der')).toThrow('--format must be one of jwk, pem, not “der”.');
});

describe('a form parameter', () => {
  test('is split at the first equals sign', () => {
    expect(parameterArgument('a=b=c')).toEqual([{ name: 'a', value: 'b=c' }]);
  });

  test('repeats in order', () => {
    expect(parameterArgument('a=2', parameterArgument('a=1'))).toEqual([
      { name: 'a', value: '1' },
      { name: 'a', value: '2' },
    ]);
  });

  test.each(['a', '=a', ''])('“%s” has no name and value', (text) => {
    expect(() => parameterArgument(text)).toThrow('--param takes NAME=VALUE');
  });

  test.each(['client_secret', 'refresh_token', 'password'])('%s in clear is refused without repeating it', (name) => {
    expect(() => parameterArgument(`${name}=hunter2`)).toThrow(/a secret is never an argument/);
    expect(() => parameterArgument(`${name}=hunter2`)).not.toThrow(/hunter2/);
  });

  test('a placeholder for a secret is none', () => {
    expect(parameterArgument('refresh_token={{refresh_token}}')).toEqual([{ name: 'refresh_token', value: '{{refresh_token}}' }]);
  });
});

describe('a header field', () => {
  test('is read without the space around its value', () => {
    expect(headerFieldArgument('X-Trace:  7')).toEqual([{ name: 'X-Trace', value: '7' }]);
  });

  test.each(['X-Trace', ': 7', 'X Trace: 7', 'X-Trace: 7\r\nHost: evil'])('“%s” is refused', (text) => {
    expect(() => headerFieldArgument(text)).toThrow("--header takes 'Name: value'");
  });
});

describe('a JSON object', () => {
  const claims = jsonObjectArgument('--claims');

  test('keeps a member called __proto__ as a member', () => {
    expect(Object.keys(claims('{"__proto__":{"admin":true}}'))).toEqual(['__proto__']);
  });

  test.each(['[1]', 'null', '"text"', '7', ''])('“%s” is no object', (text) => {
    expect(() => claims(text)).toThrow('--claims takes a JSON object. Expected a JSON object');
  });

  test('that does not parse says where', () => {
    expect(() => claims('{"a":}')).toThrow(/--claims takes a JSON object\. .*character 6/);
  });
});

describe('a time', () => {
  test('is seconds or a date in UTC', () => {
    expect([instantArgument('1767225600'), instantArgument('2026-01-01')]).toEqual([1_767_225_600_000, 1_767_225_600_000]);
  });

  test('that is neither is refused with both forms', () => {
    expect(() => instantArgument('yesterday')).toThrow('--at “yesterday” is no time. Give “now”, seconds since 1970');
  });
});

describe('secrets', () => {
  test.each([['--secret', 'hunter2'], ['--secret=hunter2'], ['--client-secret', 'hunter2'], ['--passphrase=hunter2']])(
    '%s is refused without repeating the value',
    (...argv) => {
      expect(() => refuseSecretArguments(['clients', 'add', 'Acme', ...argv])).toThrow(/a secret is never an argument/);
      expect(() => refuseSecretArguments(['clients', 'add', 'Acme', ...argv])).not.toThrow(/hunter2/);
    },
  );

  test('the options that read a secret from elsewhere are no secrets', () => {
    expect(() => refuseSecretArguments(['clients', 'add', 'Acme', '--secret-stdin', '--secret-encoding', 'hex'])).not.toThrow();
  });
});
