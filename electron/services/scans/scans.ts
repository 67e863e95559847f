import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import { memberName, memberNames, type MemberName } from '../../../core/scan/found-token.ts';
import { FilterRefusal } from '../../scan/filter-refusal.ts';
import { readOwnProfiles } from '../../store/own-profiles.ts';
import { invalidInput, notFound } from '../fault.ts';
import { holdScan, type HeldScan } from './held-scan.ts';
import type { Ports } from '../ports.ts';

/** Scans whose finds are kept at a time. */
const mostScans = 4;

/** Scans of files whose bytes the page brings. They live in memory alone, and no token's text is kept. */
export function createScans({ clock, host }: Pick<Ports, 'clock' | 'host'>) {
  const os = implement(contract.scans);
  const held = new Map<string, HeldScan>();

  function scan(id: string): HeldScan {
    const found = held.get(id);
    if (found === undefined) throw notFound('scan', id);
    return found;
  }

  async function forget(id: string): Promise<void> {
    const forgotten = held.get(id);
    held.delete(id);
    await forgotten?.close();
  }

  return {
    start: os.start.handler(async function* ({ input, signal }) {
      await forget(input.id);
      for (const oldest of Array.from(held.keys()).slice(0, Math.max(0, held.size - mostScans + 1))) await forget(oldest);
      const started = holdScan(input.size, clock, readOwnProfiles(host.dataDirectory).profiles);
      held.set(input.id, started);
      const stop = (): void => void started.end();
      signal?.addEventListener('abort', stop);
      try {
        yield* started.progress();
      } finally {
        signal?.removeEventListener('abort', stop);
        await started.end();
      }
    }),
    feed: os.feed.handler(async ({ input }) => {
      await scan(input.id).feed(input.position, new Uint8Array(await input.chunk.arrayBuffer()));
    }),
    end: os.end.handler(({ input }) => scan(input.id).end()),
    page: os.page.handler(({ input: { id, ...ask } }) => answered(scan(id).ask('page', ask))),
    groups: os.groups.handler(({ input: { id, by, ...ask } }) => answered(scan(id).ask('groups', { ...ask, by: member(by) }))),
    export: os.export.handler(({ input: { id, by, ...ask } }) =>
      answered(scan(id).ask('export', { ...ask, by: by === null ? null : member(by) })),
    ),
    close: os.close.handler(({ input }) => forget(input.id)),
  };
}

function member(text: string): MemberName {
  const name = memberName(text);
  if (name === null) {
    throw invalidInput('by', `There is no member “${text}”.`, {
      fix: `Choose one of ${memberNames}, or a claim as claims.NAME.`,
    });
  }
  return name;
}

/** A filter that cannot be read is the caller's to mend. */
async function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof FilterRefusal)) throw error;
    const { message, position } = error.fault;
    throw invalidInput('filter', message, { position });
  }
}
