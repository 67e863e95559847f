import type { HostClient } from '../../app/host.ts';
import { longestChunk } from '../../../core/scan/chunk.ts';

/** The calls that a file's bytes go through. */
type ScanCalls = Pick<HostClient['scans'], 'feed' | 'end'>;

/** Brings a file to the host piece by piece, no faster than the host takes it, and ends the scan. Stops quietly when the signal aborts. */
export async function bringFile(calls: ScanCalls, id: string, file: Blob, signal: AbortSignal): Promise<void> {
  for (let position = 0; position < file.size; position += longestChunk) {
    if (signal.aborted) return;
    await calls.feed({ id, position, chunk: file.slice(position, position + longestChunk) });
  }
  await calls.end({ id });
}

/** A found token's text, read again from the file that it was found in. */
export async function tokenText(file: Blob, { offset, length }: { readonly offset: number; readonly length: number }): Promise<string> {
  const text = await file.slice(offset, offset + length).text();
  return text.replaceAll(/%2e/gi, '.');
}
