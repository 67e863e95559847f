import { describe, expect, it } from 'vitest';
import { recordEdit, redo, replacePresent, startHistory, undo } from '../../renderer/features/workbench/draft/history.ts';

describe('history of edits', () => {
  it('undoes and redoes edit by edit', () => {
    const history = recordEdit(recordEdit(startHistory('a'), 'b', null), 'c', null);
    expect(undo(history).present).toBe('b');
    expect(undo(undo(history)).present).toBe('a');
    expect(redo(undo(history)).present).toBe('c');
  });

  it('takes edits of one group back together', () => {
    const history = recordEdit(recordEdit(startHistory(''), 'h', 'name'), 'ha', 'name');
    expect(undo(history).present).toBe('');
  });

  it('does not join an edit to one of the same group from before an undo', () => {
    const typed = recordEdit(startHistory(''), 'h', 'name');
    const history = recordEdit(redo(undo(typed)), 'ha', 'name');
    expect(undo(history).present).toBe('h');
  });

  it('forgets what was undone once something new is edited', () => {
    const history = recordEdit(undo(recordEdit(startHistory('a'), 'b', null)), 'c', null);
    expect(redo(history).present).toBe('c');
  });

  it('stays as it is with nothing to undo or redo', () => {
    const history = startHistory('a');
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it('records no edit that changes nothing', () => {
    const history = startHistory('a');
    expect(recordEdit(history, 'a', null)).toBe(history);
  });

  it('keeps the past when something else replaces the present', () => {
    const history = replacePresent(recordEdit(startHistory('a'), 'b', null), 'B');
    expect(history.present).toBe('B');
    expect(undo(history).present).toBe('a');
  });

  it('is bounded', () => {
    let history = startHistory(0);
    for (let edit = 1; edit <= 1000; edit++) history = recordEdit(history, edit, null);
    expect(history.past.length).toBe(200);
  });
});
