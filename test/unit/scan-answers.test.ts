import { array, assert, constantFrom, property } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ownProfile } from '../../core/contract/profiles.ts';
import { csvLine } from '../../core/scan/csv.ts';
import { createTokenJudge } from '../../core/scan/token-judge.ts';
import type { TokenMember } from '../../core/scan/found-token.ts';
import type { BlockSearch } from '../../core/scan/token-scanner.ts';
import { FilterRefusal } from '../../electron/scan/filter-refusal.ts';
import { createScanMemory } from '../../electron/scan/scan-memory.ts';
import { createScanSession, type ScanSession } from '../../electron/scan/scan-session.ts';
import { compactJws } from '../support/scanned-tokens.ts';

const session: ScanSession = createScanSession({ keepClaims: true, judge: createTokenJudge({ at: 1000, own: [] }) });
beforeAll(() => {
  const tokens = [
    compactJws({ sub: 'b', exp: 30, scope: 'read' }),
    compactJws({ sub: 'a', exp: 20, scope: 'write', aud: '=cmd|1!A1' }),
    compactJws({ sub: 'c', scope: 'read' }),
  ];
  session.push(Buffer.from([...tokens, tokens[0]].join('\n')));
  session.end();
});

const order = (by: TokenMember, descending = false) => ({ filter: '', order: { by, descending }, from: 0, length: 10 });
const subjects = (answer: ReturnType<ScanSession['page']>): (string | null)[] => answer.tokens.map(({ sub }) => sub);

describe('what was found', () => {
  test('is sorted by any member; tokens without it come last', () => {
    expect(subjects(session.page(order('sub')))).toEqual(['a', 'b', 'c']);
    expect(subjects(session.page(order('sub', true)))).toEqual(['c', 'b', 'a']);
    expect(subjects(session.page(order('exp')))).toEqual(['a', 'b', 'c']);
    expect(subjects(session.page(order('exp', true)))).toEqual(['b', 'a', 'c']);
    expect(subjects(session.page(order('count', true)))).toEqual(['b', 'a', 'c']);
  });

  test('comes in pages, with how many there are', () => {
    const page = session.page({ ...order('sub'), filter: 'claims.scope = read', from: 1, length: 1 });
    expect(page).toMatchObject({ total: 2, tokens: [{ sub: 'c' }] });
  });

  test('is counted by a claim, the largest group first', () => {
    expect(session.groups({ ...order('offset'), by: 'claims.scope' })).toEqual({
      total: 2,
      groups: [
        { value: 'read', tokens: 2, count: 3 },
        { value: 'write', tokens: 1, count: 1 },
      ],
    });
    expect(session.groups({ ...order('offset'), by: 'exp', filter: 'claims.scope = read' }).groups).toContainEqual({
      value: null,
      tokens: 1,
      count: 1,
    });
  });

  test('is judged by a person’s own profile of its issuer', () => {
    const lenient = { severity: 'off', why: 'Test tokens have made-up signatures.' } as const;
    const own = ownProfile.parse({
      id: 'bank',
      name: 'The bank',
      signs: { hosts: ['as.bank.example'] },
      severities: { 'ALG-12': lenient },
    });
    const found = ['https://as.bank.example', 'https://as.example'].map((iss) => {
      const judged = createScanSession({ keepClaims: true, judge: createTokenJudge({ at: 1000, own: [own] }) });
      judged.push(Buffer.from(compactJws({ iss, sub: 'a' })));
      judged.end();
      return judged.page({ ...order('sub'), filter: 'finding = ALG-12' }).total;
    });
    expect(found).toEqual([0, 1]);
  });

  test('is chosen and counted by the rules that find something', () => {
    expect(subjects(session.page({ ...order('sub'), filter: 'finding = TIM-04' }))).toEqual(['a', 'b']);
    const { groups } = session.groups({ ...order('offset'), by: 'finding' });
    expect(groups).toContainEqual({ value: 'TIM-04', tokens: 2, count: 3 });
    expect(groups.every(({ value }) => value !== null && /^[A-Z]{3}-\d\d$/.test(value))).toBe(true);
  });

  test('a filter that cannot be read is refused with its place', () => {
    expect(() => session.page({ ...order('sub'), filter: 'sub ? a' })).toThrow(FilterRefusal);
  });

  test('is exported in parts, as CSV with formulas disarmed and as NDJSON', () => {
    const first = session.export({ ...order('sub'), format: 'csv', by: null, length: 2 });
    const second = session.export({ ...order('sub'), format: 'csv', by: null, from: 2, length: 2 });
    expect([first.done, second.done]).toEqual([false, true]);
    const lines = (first.text + second.text).split('\r\n');
    expect(lines[0]).toBe('kind,iss,sub,client,aud,kid,alg,typ,iat,exp,count,line,offset,repeated');
    expect(lines[1]).toMatch(/^access token,,a,,'=cmd\|1!A1,,ES256,,,20,1,2,\d+,$/);
    expect(lines).toHaveLength(5);
    const { text } = session.export({ ...order('sub'), format: 'ndjson', by: null });
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).sub),
    ).toEqual(['a', 'b', 'c']);
    expect(session.export({ ...order('offset'), format: 'csv', by: 'claims.scope' }).text).toBe(
      'claims.scope,tokens,count\r\nread,2,3\r\nwrite,1,1\r\n',
    );
  });
});

test.each([
  ['=1+1', `'=1+1`],
  ['+1', `'+1`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\tx', `'\tx`],
  ['\r=1', `"'\r=1"`],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['a-b', 'a-b'],
])('the cell %j is written %s', (cell, written) => {
  expect(csvLine([cell, -1, null])).toBe(`${written},-1,\r\n`);
});

describe('a claim that is nested as deep as a token can hold', () => {
  const deep = '['.repeat(90_000) + ']'.repeat(90_000);
  const part = (text: string) => Buffer.from(text).toString('base64url');
  const scan = createScanSession({ keepClaims: true, judge: createTokenJudge({ at: 1000, own: [] }) });
  scan.push(Buffer.from(`${part('{"alg":"ES256"}')}.${part(`{"iss":"a","deep":${deep}}`)}.c2ln ${compactJws({ iss: 'b' })}`));
  scan.end();

  test('hides no token, and not the claims before it', () => {
    expect(scan.page(order('offset')).tokens.map(({ iss }) => iss)).toEqual(['a', 'b']);
    expect(scan.page({ ...order('offset'), filter: 'claims.iss = a' }).total).toBe(1);
  });

  test('can be asked for', () => {
    expect(scan.page({ ...order('offset'), filter: 'claims.deep ~ x' }).total).toBe(0);
    expect(scan.groups({ ...order('offset'), by: 'claims.deep' }).groups).toEqual([{ value: null, tokens: 2, count: 2 }]);
  });
});

describe('the search through a block', () => {
  const memory = createScanMemory();

  function openBlock(bytes: Uint8Array): BlockSearch {
    memory.bytes(bytes.length).set(bytes);
    return memory.search(bytes.length);
  }

  /** Every place and the line feeds before it, found byte by byte. */
  function expected(bytes: Buffer): [number, number][] {
    const places: [number, number][] = [];
    for (let at = bytes.indexOf('eyJ'); at >= 0; at = bytes.indexOf('eyJ', at + 1)) {
      places.push([at, bytes.subarray(0, at).filter((byte) => byte === 0x0a).length]);
    }
    return places;
  }

  test('finds every mark with the line feeds before it, and looks at nothing behind the block', () => {
    const piece = constantFrom('eyJ', 'ey', 'e', 'J', 'yJ', '\n', ' ', 'a line of words', '\u000b', 'é', '\n\n\n');
    assert(
      property(array(piece, { maxLength: 60 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(''));
        openBlock(Buffer.from('eyJ\n'.repeat(bytes.length)));
        const search = openBlock(bytes);
        const places: [number, number][] = [];
        for (let at = search.next(0); at >= 0; at = search.next(at + 1)) places.push([at, search.lines]);
        expect(places).toEqual(expected(bytes));
        expect(search.lines).toBe(bytes.filter((byte) => byte === 0x0a).length);
      }),
    );
  });

  test('finds where a run of base64url characters ends, and looks at nothing behind the block', () => {
    assert(
      property(
        array(constantFrom('AZaz09-_', 'abcdefghijklmnop', 'x', '.', '@', '[', '`', '{', '/', ':', 'é', '\u0000'), { maxLength: 20 }),
        (pieces) => {
          const bytes = Buffer.from(pieces.join(''));
          openBlock(Buffer.from('x'.repeat(bytes.length + 20)));
          const search = openBlock(bytes);
          const text = bytes.toString('latin1');
          for (let from = 0; from <= bytes.length; from += 1) {
            expect(search.runEnd(from)).toBe(from + (/^[\w-]*/.exec(text.slice(from))?.[0].length ?? 0));
          }
        },
      ),
    );
  });

  test('knows every byte of a run', () => {
    const inRun = Array.from({ length: 256 }, (_, byte) => openBlock(Uint8Array.of(byte)).runEnd(0) === 1);
    expect(inRun).toEqual(Array.from({ length: 256 }, (_, byte) => /[\w-]/.test(String.fromCharCode(byte))));
  });

  test('takes blocks of any size', () => {
    const bytes = Buffer.alloc(9_000_000, '\n');
    bytes.write('eyJ', bytes.length - 3);
    const search = openBlock(bytes);
    expect([search.next(0), search.lines]).toEqual([bytes.length - 3, bytes.length - 3]);
  });
});
