import { describe, expect, test } from 'vitest';
import { longestChunk } from '../../core/scan/chunk.ts';
import { bringFile, tokenText } from '../../renderer/features/scan/bring-file.ts';
import { bytesText } from '../../renderer/features/scan/bytes-text.ts';
import { narrowedFilter } from '../../renderer/features/scan/narrowed-filter.ts';
import { readFilter } from '../../core/scan/filter-expression.ts';

describe('choosing a group narrows the filter', () => {
  test.each<[string, string | null, string]>([
    ['', 'a', 'sub = "a"'],
    ['  ', null, 'sub = null'],
    ['iss = x', 'a b', 'iss = x and sub = "a b"'],
    ['iss = x or iss = y', 'a', '(iss = x or iss = y) and sub = "a"'],
    ['not (iss = x or iss = y)', 'a', 'not (iss = x or iss = y) and sub = "a"'],
    ['', String.raw`say "x" \ y`, String.raw`sub = "say \"x\" \\ y"`],
  ])('%j by %j', (filter, value, narrowed) => {
    expect(narrowedFilter(filter, 'sub', value)).toBe(narrowed);
    const reading = readFilter(narrowed);
    const filterRead = 'filter' in reading ? reading.filter : null;
    expect(filterRead?.is === 'and' ? filterRead.right : filterRead).toMatchObject({ member: 'sub', operator: '=', text: value });
  });
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 KB'],
  [22_048_108, '22 MB'],
  [1_250_000_000, '1.25 GB'],
])('%i is %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

describe('a file is brought', () => {
  function recorded() {
    const calls: string[] = [];
    return {
      calls,
      feed: async ({ position, chunk }: { position: number; chunk: Blob }) => void calls.push(`${position}+${chunk.size}`),
      end: async () => void calls.push('end'),
    };
  }
  const file = new Blob([new Uint8Array(longestChunk + 10)]);

  test('in pieces, one after the other, and then the scan is ended', async () => {
    const host = recorded();
    await bringFile(host, 'id', file, new AbortController().signal);
    expect(host.calls).toEqual([`0+${longestChunk}`, `${longestChunk}+10`, 'end']);
  });

  test('no further once the scan was stopped', async () => {
    const host = recorded();
    const stop = new AbortController();
    const feed: typeof host.feed = async (piece) => {
      await host.feed(piece);
      stop.abort();
    };
    await bringFile({ ...host, feed }, 'id', file, stop.signal);
    expect(host.calls).toEqual([`0+${longestChunk}`]);
  });

  test('and a token’s text is read from it again', async () => {
    expect(await tokenText(new Blob(['é x eyJ%2Ea%2eb y']), { offset: 5, length: 11 })).toBe('eyJ.a.b');
  });
});
