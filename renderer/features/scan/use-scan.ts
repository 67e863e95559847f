import { useRef, useState } from 'react';
import type { ScanProgress } from '../../../core/contract/scans.ts';
import { faultText } from '../../app/host-fault.ts';
import { client } from '../../app/host.ts';
import { bringFile } from './bring-file.ts';

/** The scan of a file. */
export interface RunningScan {
  readonly id: string;
  readonly file: File;
  /** Null until the host has answered. */
  readonly progress: ScanProgress | null;
  /** Ended before the file's end, because somebody wanted it so. */
  readonly stopped: boolean;
  readonly fault: string | null;
}

export interface ScanControl {
  readonly scan: RunningScan | null;
  /** Scans a file; a scan before it is stopped and forgotten. */
  readonly start: (file: File) => void;
  readonly stop: () => void;
}

/** One scan at a time. What was found stays with the host until the next one. */
export function useScan(): ScanControl {
  const [scan, setScan] = useState<RunningScan | null>(null);
  const abort = useRef<AbortController>(null);

  const start = (file: File): void => {
    abort.current?.abort();
    if (scan !== null) void client.scans.close({ id: scan.id }).catch(() => undefined);
    const control = new AbortController();
    abort.current = control;
    const id = crypto.randomUUID();
    setScan({ id, file, progress: null, stopped: false, fault: null });
    const change = (next: Partial<RunningScan>): void => setScan((current) => (current?.id === id ? { ...current, ...next } : current));
    void follow(id, file, control, (progress) => change({ progress })).catch((error: unknown) => {
      if (!control.signal.aborted) change({ fault: error instanceof DOMException ? unreadable(file) : faultText(error) });
    });
  };

  const stop = (): void => {
    abort.current?.abort();
    setScan((current) =>
      current === null || current.progress === null
        ? null
        : { ...current, stopped: true, progress: { ...current.progress, state: 'ended' } },
    );
  };

  return { scan, start, stop };
}

async function follow(id: string, file: File, control: AbortController, report: (progress: ScanProgress) => void): Promise<void> {
  let bringing: Promise<void> | undefined;
  const reports = await client.scans.start({ id, size: file.size }, { signal: control.signal });
  for await (const progress of reports) {
    if (control.signal.aborted) return;
    report(progress);
    bringing ??= bringFile(client.scans, id, file, control.signal).catch((error: unknown) => {
      // Nothing more comes, so the reports would wait for ever.
      void client.scans.close({ id });
      throw error;
    });
  }
  await bringing;
}

function unreadable(file: File): string {
  return `“${file.name}” cannot be read any more: it was changed, moved or deleted. Choose it again.`;
}
