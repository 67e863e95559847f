import { describe, expect, it } from 'vitest';
import { memberTree } from '../../core/inspect/member-tree.ts';
import { readJsonObject } from '../../core/jose/json-reader.ts';
import { claimMembers } from '../../core/jose/nested-members.ts';
import { treeMove } from '../../renderer/token/tree-keys.ts';
import { hasOddNumbers } from '../../core/jose/odd-numbers.ts';
import { valueText } from '../../renderer/token/value-text.ts';

function rowsOf(text: string) {
  return memberTree(readJsonObject(text).value ?? {}, { lookup: claimMembers, opened: new Map(), filter: '' }).rows;
}

describe('the keys of a tree', () => {
  const rows = rowsOf('{"sub":"x","cnf":{"jkt":"y"},"custom":{"a":1}}');
  const press = (key: string, at: number, held: { readonly ctrlKey?: boolean } = {}) =>
    treeMove({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, { rows, at, page: 2 });

  it('move, and stop at the ends', () => {
    expect(['ArrowDown', 'ArrowUp', 'End', 'Home', 'PageDown', 'PageUp'].map((key) => press(key, 3))).toEqual(
      [3, 2, 3, 0, 3, 1].map((to) => ({ kind: 'go', to })),
    );
  });

  it('open what is closed, enter what is open, close it, and go out of it', () => {
    expect(press('ArrowRight', 3)).toEqual({ kind: 'open', id: '/custom' });
    expect(press('ArrowRight', 1)).toEqual({ kind: 'go', to: 2 });
    expect(press('ArrowLeft', 1)).toEqual({ kind: 'close', id: '/cnf' });
    expect(press('ArrowLeft', 2)).toEqual({ kind: 'go', to: 1 });
    expect(press('ArrowLeft', 0)).toBeNull();
    expect(press('ArrowRight', 0)).toBeNull();
  });

  it('show a member as it is written, copy it, and find others', () => {
    expect(press('r', 2)).toEqual({ kind: 'raw', id: '/cnf/jkt' });
    expect(press('Enter', 0)).toEqual({ kind: 'raw', id: '/sub' });
    expect(press('Enter', 1)).toEqual({ kind: 'close', id: '/cnf' });
    expect(press('c', 0, { ctrlKey: true })).toEqual({ kind: 'copy', id: '/sub' });
    expect(press('/', 0)).toEqual({ kind: 'filter' });
    expect(press('x', 0)).toBeNull();
  });
});

describe('the value on a line', () => {
  it('is a number as it is written wherever JavaScript would write another', () => {
    for (const number of ['1e2', '1.0', '-0', '12345678901234567890', '1E+2', '0.10']) {
      const text = `{"a":${number}}`;
      expect(hasOddNumbers(text), number).toBe(true);
      expect(valueText(rowsOf(text)[0] ?? expect.fail(), text).text).toBe(number);
    }
    expect(hasOddNumbers('{"a":1767225912,"b":-1.5,"c":"1e2 x","d":0}')).toBe(false);
  });

  it('is of a long list its beginning and its size', () => {
    const [row] = rowsOf(`{"a":[${Array.from({ length: 1000 }, (_, index) => index).join(',')}]}`);
    expect(valueText(row ?? expect.fail(), null)).toMatchObject({ shortened: true, size: '1000 elements' });
  });
});
