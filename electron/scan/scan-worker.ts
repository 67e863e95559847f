/** The program of a scan's thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { FilterRefusal } from './filter-refusal.ts';
import { readBlocks } from './read-blocks.ts';
import type { ScanAsk, ScanQuestion, ScanQuestions, ScanReply, ScanThreadData } from './scan-messages.ts';
import { createScanSession } from './scan-session.ts';

/** Milliseconds between reports of progress. */
const reportInterval = 100;

const port = parentPort;
if (port === null) throw new Error('A scan’s thread is started by the scan.');

const { keepClaims, judge: terms }: ScanThreadData = workerData;
// The rules are loaded only where they are wanted.
const judge = terms === null ? null : (await import('../../core/scan/token-judge.ts')).createTokenJudge(terms);
const session = createScanSession({ keepClaims, judge });
const reply = (message: ScanReply): void => port.postMessage(message);

function read(path: string): void {
  let reported = performance.now();
  readBlocks(path, session.pull, () => {
    if (performance.now() - reported < reportInterval) return;
    reported = performance.now();
    reply({ progress: session.totals() });
  });
}

const answers: { readonly [Name in ScanQuestion]: (ask: ScanQuestions[Name]['ask']) => unknown } = {
  feed: ({ chunk }) => {
    session.push(chunk);
    return session.totals();
  },
  read: ({ path }) => {
    read(path);
    session.end();
    return session.totals();
  },
  end: () => {
    session.end();
    return session.totals();
  },
  page: session.page,
  groups: session.groups,
  export: session.export,
};

async function respond<Name extends ScanQuestion>({ number, question, ask }: ScanAsk<Name>): Promise<void> {
  try {
    reply({ number, answer: await answers[question](ask) });
  } catch (error) {
    reply(error instanceof FilterRefusal ? { number, refusal: error.fault } : { number, failure: failureOf(error) });
  }
}

/** A message to another thread would lose an error's code. */
function failureOf(error: unknown): { readonly message: string; readonly code: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), code: undefined };
  return { message: error.message, code: 'code' in error && typeof error.code === 'string' ? error.code : undefined };
}

port.on('message', (ask: ScanAsk) => void respond(ask));
