import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { JudgeTerms } from '../../core/scan/token-judge.ts';
import { FilterRefusal } from './filter-refusal.ts';
import type { ScanAsk, ScanQuestion, ScanQuestions, ScanReply } from './scan-messages.ts';

/** A scan in a thread of its own. */
export interface ScanThread {
  /** Throws `FilterRefusal` for a filter that cannot be used. */
  ask<Name extends ScanQuestion>(question: Name, ask: ScanQuestions[Name]['ask']): Promise<ScanQuestions[Name]['answer']>;
  /** Ends the thread, whatever it is doing; what was asked and not answered fails. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts one that judges each token by these terms, and keeps its claims for filters. */
export function startScanThread(judge: JudgeTerms): ScanThread {
  const worker = new Worker(workerFile(), { workerData: judge, resourceLimits: { maxYoungGenerationSizeMb: 32 } });
  // What waits for an answer keeps the process running; a thread that only keeps what it found does not.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const failAll = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (reply: ScanReply) => {
    const asker = waiting.get(reply.number);
    waiting.delete(reply.number);
    if (waiting.size === 0) worker.unref();
    if ('answer' in reply) asker?.resolve(reply.answer);
    else asker?.reject('refusal' in reply ? new FilterRefusal(reply.refusal) : new Error(reply.failure));
  });
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('The scan was ended.')));
  return {
    ask: (question, ask) =>
      new Promise((resolve, reject) => {
        asked += 1;
        worker.ref();
        waiting.set(asked, { resolve: (answer) => resolve(answer as ScanQuestions[typeof question]['answer']), reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage({ number: asked, question, ask } satisfies ScanAsk<typeof question>);
      }),
    async close() {
      await worker.terminate();
    },
  };
}

/** The thread's program: beside this file in a checkout, at the top of the bundle that this code was put into otherwise. */
function workerFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [join(here, 'scan-worker.ts'), join(here, 'scan-worker.js'), join(here, '..', 'scan-worker.js')];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('Assay’s own scan-worker.js is missing; install it again.');
  return found;
}
