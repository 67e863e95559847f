import { describe, expect, it } from 'vitest';
import { displayWireText, type WireText } from '../../core/oauth/wire-text.ts';
import { formParameters } from '../../renderer/wire/form-parameters.ts';
import { hasMaskedTokens } from '../../renderer/wire/masked-tokens.ts';
import { testExchange } from '../support/workbench-situation.ts';
import { hexDump } from '../../renderer/wire/hex-dump.ts';
import { requestTarget, requestText } from '../../renderer/wire/http-text.ts';
import { millisecondsText, timingPhases } from '../../renderer/wire/timing-phases.ts';
import { wireLength, wireStart } from '../../renderer/wire/wire-length.ts';

describe('a form body', () => {
  const body: WireText = ['grant_type=x&client_assertion=', { secret: 'client_assertion' }, '&scope=a%26b'];

  it('is split into its parameters, and they are the body again', () => {
    const parameters = formParameters(body);
    expect(parameters.map(displayWireText)).toEqual(['grant_type=x', '&client_assertion=‹client_assertion›', '&scope=a%26b']);
    expect(displayWireText(parameters.flat())).toBe(displayWireText(body));
  });

  it('may be empty', () => {
    expect(formParameters([])).toEqual([]);
  });
});

describe('a request as text', () => {
  it('has its target, headers and body, masked secrets as labels', () => {
    const request = {
      method: 'POST',
      url: 'https://as.example/token?x=1',
      headers: [{ name: 'host', value: ['as.example'] }],
      body: ['a=', { secret: 'client_secret' as const }],
    };
    expect(requestText(request)).toBe('POST /token?x=1 HTTP/1.1\nhost: as.example\n\na=‹client_secret›');
  });

  it('shows what is no URL as it stands', () => {
    expect(requestTarget('not a url')).toBe('not a url');
  });
});

describe('timings', () => {
  it('become stretches that follow one another', () => {
    expect(timingPhases({ dns: 1, connect: 3, tls: 10, firstByte: 30, total: 32 })).toEqual([
      { name: 'Name lookup', from: 0, to: 1 },
      { name: 'Connection', from: 1, to: 3 },
      { name: 'TLS', from: 3, to: 10 },
      { name: 'Waiting for the answer', from: 10, to: 30 },
      { name: 'Receiving', from: 30, to: 32 },
    ]);
  });

  it('leave out what a reused connection did not need, and what never came', () => {
    expect(timingPhases({ dns: null, connect: null, tls: null, firstByte: 5, total: 6 })).toHaveLength(2);
    expect(timingPhases({ dns: 1, connect: null, tls: null, firstByte: null, total: 9 })).toEqual([
      { name: 'Name lookup', from: 0, to: 1 },
      { name: 'Until it ended', from: 1, to: 9 },
    ]);
  });

  it.each([
    [0.42, '0.4 ms'],
    [35.4, '35 ms'],
    [1340, '1.3 s'],
  ])('of %d ms read %s', (value, text) => {
    expect(millisecondsText(value)).toBe(text);
  });
});

describe('a hex dump', () => {
  it('shows offset, bytes and what is printable', () => {
    const dump = hexDump('00414220ff'.padEnd(34, '7e'));
    expect(dump.split('\n')).toEqual([
      '0000  00 41 42 20 ff 7e 7e 7e 7e 7e 7e 7e 7e 7e 7e 7e  .AB .~~~~~~~~~~~',
      `0010  ${'7e'.padEnd(47)}  ~`,
    ]);
  });
});

describe('the beginning of a wire text', () => {
  it('never cuts through a secret', () => {
    const wire: WireText = ['abc', { secret: 'token', text: 'secret' }, 'def'];
    expect(wireLength(wire)).toBe(12);
    expect(wireStart(wire, 5)).toEqual(['abc', { secret: 'token', text: 'secret' }]);
    expect(wireStart(wire, 2)).toEqual(['ab']);
  });
});

describe('masked tokens', () => {
  const request = { method: 'POST', url: 'https://as.example/token', headers: [], body: ['a=', { secret: 'client_secret' as const }] };

  it('are looked for in what was sent and what came back', () => {
    expect(hasMaskedTokens({ request, response: null })).toBe(false);
    expect(hasMaskedTokens({ request: { ...request, body: [{ secret: 'refresh_token' }] }, response: null })).toBe(true);
    expect(hasMaskedTokens(testExchange({ body: ['{"access_token":"', { secret: 'access_token' }, '"}'] }))).toBe(true);
  });

  it('are none where their text is shown', () => {
    expect(hasMaskedTokens({ request: { ...request, body: [{ secret: 'refresh_token', text: 'r1' }] }, response: null })).toBe(false);
  });
});
