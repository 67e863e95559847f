import { describe, expect, it } from 'vitest';
import { jsonSlice } from '../../core/inspect/json-slice.ts';
import { memberTree, pathText, type MemberTree } from '../../core/inspect/member-tree.ts';
import { readJsonObject } from '../../core/jose/json-reader.ts';
import { claimMembers, headerMembers } from '../../core/jose/nested-members.ts';

const claims = JSON.stringify({
  sub: 'somebody',
  cnf: { jkt: 'thumb' },
  act: { sub: 'service', act: { sub: 'desk' } },
  authorization_details: [{ type: 'payment', actions: ['read', 'pay'] }],
  custom: { deep: { deeper: 'needle' } },
  aud: ['one', 'two'],
});

function tree(text: string, filter = '', opened: readonly (readonly [string, boolean])[] = []): MemberTree {
  const object = readJsonObject(text).value;
  if (object === null) throw new Error('no JSON object');
  return memberTree(object, { lookup: claimMembers, opened: new Map(opened), filter });
}

const paths = ({ rows }: MemberTree) => rows.map(({ path }) => pathText(path));

describe('the tree of a token’s members', () => {
  it('is open where what is inside is known, and closed elsewhere', () => {
    expect(paths(tree(claims))).toEqual([
      'sub',
      'cnf',
      'cnf.jkt',
      'act',
      'act.sub',
      'act.act',
      'act.act.sub',
      'authorization_details',
      'authorization_details[0]',
      'authorization_details[0].type',
      'authorization_details[0].actions',
      'custom',
      'aud',
    ]);
  });

  it('says of each line its depth, its place, how much is inside, and what is known of it', () => {
    const { rows } = tree(claims);
    expect(rows[1]).toMatchObject({ id: '/cnf', level: 1, position: 2, siblings: 6, count: 1, open: true });
    expect(rows[2]).toMatchObject({ id: '/cnf/jkt', level: 2, position: 1, siblings: 1, count: null, open: false });
    expect(rows[2]?.entry?.title).toBe('Key thumbprint');
    expect(rows[6]?.entry?.title).toBe('Subject');
  });

  it('opens and closes what a person opened or closed', () => {
    expect(
      paths(
        tree(claims, '', [
          ['/cnf', false],
          ['/act', false],
          ['/authorization_details', false],
          ['/custom', true],
          ['/aud', true],
        ]),
      ),
    ).toEqual(['sub', 'cnf', 'act', 'authorization_details', 'custom', 'custom.deep', 'aud', 'aud[0]', 'aud[1]']);
  });

  it('opens nothing by itself in a token with very many members', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`claim_${index}`, index]));
    expect(tree(JSON.stringify({ ...many, cnf: { jkt: 'x' } })).rows).toHaveLength(101);
  });

  it('narrowed, shows what has the text in its name, title or value, and what that stands in', () => {
    expect(tree(claims, 'NEEDLE')).toMatchObject({ matches: 1, rows: [{ name: 'custom' }, { name: 'deep' }, { name: 'deeper' }] });
    expect(paths(tree(claims, 'key thumb'))).toEqual(['cnf', 'cnf.jkt']);
    expect(paths(tree(claims, 'aud'))).toEqual(['aud']);
    expect(paths(tree(claims, 'aud', [['/aud', true]]))).toEqual(['aud', 'aud[0]', 'aud[1]']);
    expect(paths(tree(claims, 'needle', [['/custom/deep', false]]))).toEqual(['custom', 'custom.deep']);
    expect(tree(claims, 'nowhere')).toEqual({ rows: [], matches: 0 });
  });

  it('takes members named like those of Object.prototype for members', () => {
    expect(paths(tree('{"__proto__":{"constructor":1}}', 'constructor'))).toEqual(['__proto__', '__proto__.constructor']);
  });

  it('knows keys in headers', () => {
    expect(headerMembers('jwk')?.inside?.('crv')?.title).toBe('Curve');
  });
});

describe('a path', () => {
  it('is written as programs write it', () => {
    expect(pathText(['cnf', 'x5t#S256'])).toBe('cnf["x5t#S256"]');
    expect(pathText(['aud', 1])).toBe('aud[1]');
    expect(pathText(['https://as.example/roles'])).toBe('["https://as.example/roles"]');
  });
});

describe('the part of a JSON text at a path', () => {
  it('is exactly as it is written', () => {
    const text = ' { "a" : [ 1.50, {"b":"\\u0041" } ],"c":1e2 } ';
    expect(jsonSlice(text, ['a'])).toBe('[ 1.50, {"b":"\\u0041" } ]');
    expect(jsonSlice(text, ['a', 0])).toBe('1.50');
    expect(jsonSlice(text, ['a', 1, 'b'])).toBe('"\\u0041"');
    expect(jsonSlice(text, ['c'])).toBe('1e2');
    expect(jsonSlice(text, [])).toBe('{ "a" : [ 1.50, {"b":"\\u0041" } ],"c":1e2 }');
  });

  it('is the last of duplicates, as readers mostly take it', () => {
    expect(jsonSlice('{"a":1,"a":2}', ['a'])).toBe('2');
  });

  it('is null where there is none', () => {
    expect(jsonSlice('{"a":[1]}', ['b'])).toBeNull();
    expect(jsonSlice('{"a":[1]}', ['a', 1])).toBeNull();
    expect(jsonSlice('{"a":[1]}', ['a', 'b'])).toBeNull();
    expect(jsonSlice('{"a":[1', ['a', 0])).toBeNull();
    expect(jsonSlice('', ['a'])).toBeNull();
  });
});
