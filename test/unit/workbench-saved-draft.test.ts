import { describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Draft } from '../../core/oauth/draft.ts';
import { draftSaver } from '../../renderer/features/workbench/draft/draft-saver.ts';
import { fromSaved, toSaved } from '../../renderer/features/workbench/draft/saved-draft.ts';
import { workbenchDraft } from '../../renderer/features/workbench/draft/workbench-draft.ts';

const base: Draft = {
  assertion: { headerText: '{}', claimsText: '{', lastGood: { header: {}, claims: { iss: 'a' } } },
  request: {
    grant: 'client_credentials',
    method: 'none',
    tokenEndpoint: 'https://as.example/token',
    sendClientId: true,
    parameters: [{ name: 'scope', value: 'read' }],
  },
  call: { method: 'GET', url: 'https://api.example/', headers: [], body: '', tokenId: null },
};
const saved = toSaved({ draft: { ...workbenchDraft(base), tokenChoice: { kind: 'stored', id: 't' } }, base });
const stored = (): JsonObject => JSON.parse(JSON.stringify(saved));

/** The object with the value at the path replaced, as a damaged record might have it. */
function damaged(object: JsonObject, [name = '', ...path]: readonly string[], value: unknown): JsonObject {
  return { ...object, [name]: path.length === 0 ? value : damaged(object[name] as JsonObject, path, value) };
}

describe('a kept draft', () => {
  it('has no credentials in it that were typed into a header of the call', () => {
    const call = { ...base.call, headers: [{ name: 'Authorization', value: 'Bearer canary-typed' }] };
    const kept = toSaved({ draft: workbenchDraft({ ...base, call }), base });
    expect(JSON.stringify(kept)).not.toContain('canary-typed');
    expect(fromSaved(kept)?.draft.call.headers).toEqual([{ name: 'Authorization', value: 'Bearer ' }]);
  });

  it('is read back as it was kept, half-typed text included', () => {
    expect(fromSaved(stored())).toEqual({ draft: { ...workbenchDraft(base), tokenChoice: { kind: 'stored', id: 't' } }, base });
  });

  it.each([
    ['of another version', ['version'], 2],
    ['without claims', ['draft', 'assertion', 'claimsText'], undefined],
    ['with an unknown method', ['draft', 'request', 'method'], 'magic'],
    ['with parameters that are none', ['draft', 'request', 'parameters'], [1]],
    ['without a base', ['base'], undefined],
    ['of a strange token choice', ['draft', 'tokenChoice'], 'newest'],
  ])('is not used when it is one %s', (_, path, value) => {
    expect(fromSaved(damaged(stored(), path, value))).toBeNull();
  });

  it('takes the members from the text, which loses none', () => {
    const text = '{"__proto__": {"admin": true}}';
    const kept = fromSaved(damaged(stored(), ['draft', 'assertion', 'headerText'], text));
    expect(Object.keys(kept?.draft.assertion.lastGood.header ?? {})).toEqual(['__proto__']);
  });

  it('may be none', () => {
    expect(fromSaved(null)).toBeNull();
  });
});

describe('keeping drafts', () => {
  function held() {
    const pending = new Map<number, () => void>();
    let count = 0;
    return {
      timer: { start: (run: () => void) => (pending.set(++count, run), count), stop: (timer: number) => void pending.delete(timer) },
      pass: () => pending.forEach((run, timer) => (pending.delete(timer), run())),
      pending,
    };
  }

  it('joins edits that follow one another into one write', async () => {
    const { timer, pass } = held();
    const save = vi.fn(async () => {});
    const saver = draftSaver(save, () => {}, timer);
    saver.later('a');
    saver.later('b');
    pass();
    await vi.waitFor(() => expect(save.mock.calls).toEqual([['b']]));
  });

  it('writes at once what waits when flushed, and only once', async () => {
    const { timer, pending } = held();
    const save = vi.fn(async () => {});
    const saver = draftSaver(save, () => {}, timer);
    saver.later('a');
    saver.flush();
    saver.flush();
    expect(pending.size).toBe(0);
    await vi.waitFor(() => expect(save.mock.calls).toEqual([['a']]));
  });

  it('tells of a failed write and goes on with the next', async () => {
    const { timer } = held();
    const failed = vi.fn();
    const save = vi.fn(async (value: string) => {
      if (value === 'a') throw new Error('disk full');
    });
    const saver = draftSaver(save, failed, timer);
    saver.later('a');
    saver.flush();
    saver.later('b');
    saver.flush();
    await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(2));
    expect(failed).toHaveBeenCalledOnce();
  });

  it('tries a failed write again until it succeeds, and tells of it once', async () => {
    const { timer, pending, pass } = held();
    const failed = vi.fn();
    let full = true;
    const save = vi.fn(async () => {
      if (full) throw new Error('disk full');
    });
    const saver = draftSaver(save, failed, timer);
    saver.later('a');
    for (const writes of [1, 2, 3]) {
      full = writes < 3;
      pass();
      await vi.waitFor(() => expect([save.mock.calls.length, pending.size]).toEqual([writes, full ? 1 : 0]));
    }
    expect(save.mock.calls).toEqual([['a'], ['a'], ['a']]);
    expect(failed).toHaveBeenCalledOnce();
  });
});
