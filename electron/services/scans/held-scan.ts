import type { ScanProgress } from '../../../core/contract/scans.ts';
import type { Profile } from '../../../core/explain/profiles/profile.ts';
import type { ScanTotals } from '../../scan/scan-messages.ts';
import { startScanThread, type ScanThread } from '../../scan/scan-thread.ts';
import { invalidInput } from '../fault.ts';
import type { Clock } from '../ports.ts';

/** A scan and its thread, which keeps what was found. */
export interface HeldScan {
  readonly ask: ScanThread['ask'];
  /** Takes the next bytes; resolves when those before them were looked at. */
  feed(position: number, chunk: Uint8Array): Promise<void>;
  /** Ends it with what was brought so far. Ended already: does nothing. */
  end(): Promise<void>;
  /** The progress now, and again after each change until the scan has ended. */
  progress(): AsyncGenerator<ScanProgress>;
  close(): Promise<void>;
}

const nothingYet: ScanTotals = { bytes: 0, found: 0, distinct: 0, dropped: 0, claimsFull: false };

interface Change {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function nextChange(): Change {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/**
 * @param size bytes that will be brought
 * @param own a person's own profiles
 */
export function holdScan(size: number, clock: Clock, own: readonly Profile[]): HeldScan {
  const thread = startScanThread({ at: Math.floor(clock.now() / 1000), own });
  const begun = clock.now();
  let received = 0;
  let totals = nothingYet;
  let taken: number | null = null;
  let fault: unknown;
  let ending: Promise<void> | undefined;
  let work: Promise<void> = Promise.resolve();
  let changed = nextChange();

  function change(): void {
    changed.resolve();
    changed = nextChange();
  }

  async function note(answer: Promise<ScanTotals>): Promise<void> {
    try {
      totals = await answer;
    } catch (error) {
      fault ??= error;
    }
    change();
  }

  function current(): ScanProgress {
    const seconds = Math.max(0.001, (taken ?? clock.now() - begun) / 1000);
    return { state: taken === null ? 'running' : 'ended', size, bytesPerSecond: totals.bytes / seconds, ...totals };
  }

  async function finish(): Promise<void> {
    await work;
    await note(thread.ask('end', null));
    taken = clock.now() - begun;
    change();
  }

  return {
    ask: (question, ask) => thread.ask(question, ask),
    async feed(position, chunk) {
      if (ending !== undefined) throw invalidInput('chunk', 'The scan has ended and takes no more bytes.');
      if (position !== received)
        throw invalidInput('position', `The scan has ${received} bytes; the next ones begin there, not at ${position}.`);
      received += chunk.length;
      const before = work;
      work = before.then(() => note(thread.ask('feed', { chunk })));
      await before;
    },
    end: () => (ending ??= finish()),
    async *progress() {
      for (;;) {
        if (fault !== undefined) throw fault;
        const next = changed.promise;
        const progress = current();
        yield progress;
        if (progress.state === 'ended') return;
        await next;
      }
    },
    async close() {
      ending ??= Promise.resolve();
      taken ??= clock.now() - begun;
      await thread.close();
      change();
    },
  };
}
