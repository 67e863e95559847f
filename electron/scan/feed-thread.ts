import type { ScanTotals } from './scan-messages.ts';
import type { ScanThread } from './scan-thread.ts';

/** Chunks that are on their way to the thread at most. */
const mostInFlight = 16;

/** Hands a stream to a scan's thread, no faster than it takes it, and ends the scan. */
export async function feedThread(thread: ScanThread, stream: AsyncIterable<Uint8Array>): Promise<ScanTotals> {
  const inFlight: Promise<unknown>[] = [];
  for await (const chunk of stream) {
    inFlight.push(thread.ask('feed', { chunk }));
    if (inFlight.length >= mostInFlight) await inFlight.shift();
  }
  await Promise.all(inFlight);
  return await thread.ask('end', null);
}
