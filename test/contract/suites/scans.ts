import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ScanProgress } from '../../../core/contract/scans.ts';
import { hostFor } from '../../support/hosts.ts';
import type { Client, OpenHost } from '../../support/hosts.ts';
import { compactJws } from '../../support/scanned-tokens.ts';

const tokens = ['b', 'a', 'b', 'c'].map((sub) => compactJws({ sub, scope: sub === 'c' ? 'write' : 'read' }));
const log = `line\n${tokens.join('\n')}\n`;
const byPlace = { filter: '', order: { by: 'offset', descending: false }, from: 0, length: 100 } as const;

/** Scans a text that is brought in chunks; its id and what was reported. */
async function scanned(client: Client, text: string, chunkLength = 100): Promise<{ id: string; reports: ScanProgress[] }> {
  const id = randomUUID();
  const reports: ScanProgress[] = [];
  for await (const report of await client.scans.start({ id, size: text.length })) {
    if (reports.length === 0) void bring(client, id, text, chunkLength);
    reports.push(report);
  }
  return { id, reports };
}

async function bring(client: Client, id: string, text: string, chunkLength: number): Promise<void> {
  for (let position = 0; position < text.length; position += chunkLength) {
    await client.scans.feed({ id, position, chunk: new Blob([text.slice(position, position + chunkLength)]) });
  }
  await client.scans.end({ id });
}

export function scansSuite(open: OpenHost): void {
  describe('scans', () => {
    const host = hostFor(open);

    test('a stream that is brought in chunks is scanned, with progress', async () => {
      const { id, reports } = await scanned(host.client, log);
      expect(reports[0]).toMatchObject({ state: 'running', bytes: 0, size: log.length });
      expect(reports.at(-1)).toMatchObject({ state: 'ended', bytes: log.length, found: 4, distinct: 3, dropped: 0, claimsFull: false });
      const page = await host.client.scans.page({ id, ...byPlace });
      expect(page).toMatchObject({ total: 3, tokens: [{ sub: 'b', count: 2, line: 2, offset: 5 }, { sub: 'a' }, { sub: 'c' }] });
      await host.client.scans.close({ id });
      await expect(host.client.scans.page({ id, ...byPlace })).rejects.toMatchObject({ code: 'NOT_FOUND', data: { noun: 'scan', id } });
    });

    test('what was found is filtered, sorted, grouped and exported', async () => {
      const { id } = await scanned(host.client, log);
      const order = { by: 'sub', descending: true } as const;
      const page = await host.client.scans.page({ id, ...byPlace, filter: 'claims.scope = read', order });
      expect(page.tokens.map(({ sub }) => sub)).toEqual(['b', 'a']);
      expect(await host.client.scans.groups({ id, ...byPlace, by: 'claims.scope' })).toEqual({
        total: 2,
        groups: [
          { value: 'read', tokens: 2, count: 3 },
          { value: 'write', tokens: 1, count: 1 },
        ],
      });
      const exported = await host.client.scans.export({ id, ...byPlace, format: 'csv', by: 'sub' });
      expect(exported).toEqual({ text: 'sub,tokens,count\r\nb,1,2\r\na,1,1\r\nc,1,1\r\n', done: true });
      await expect(host.client.scans.page({ id, ...byPlace, filter: 'sub =' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        data: { field: 'filter', position: 5 },
      });
      await expect(host.client.scans.groups({ id, ...byPlace, by: 'subject' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        data: { field: 'by' },
      });
    });

    test('a scan that is stopped keeps what it found and takes no more', async () => {
      const id = randomUUID();
      const stop = new AbortController();
      const reports = await host.client.scans.start({ id, size: 1_000_000 }, { signal: stop.signal });
      await reports.next();
      await host.client.scans.feed({ id, position: 0, chunk: new Blob([`${tokens[0]} `]) });
      await expect(host.client.scans.feed({ id, position: 7, chunk: new Blob(['x']) })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        data: { field: 'position' },
      });
      stop.abort();
      await expect
        .poll(() => host.client.scans.feed({ id, position: tokens[0]?.length ?? 0, chunk: new Blob([]) }).catch((error) => error.data))
        .toEqual({
          field: 'chunk',
        });
      await host.client.scans.end({ id });
      expect((await host.client.scans.page({ id, ...byPlace })).total).toBe(1);
    });

    test('the fifth scan makes the host forget the first', async () => {
      const ids: string[] = [];
      for (let scan = 0; scan < 5; scan += 1) ids.push((await scanned(host.client, log)).id);
      const outcomes = await Promise.allSettled(ids.map((id) => host.client.scans.page({ id, ...byPlace })));
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled']);
    });
  });
}
