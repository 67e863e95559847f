/** The program of a scan's thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { createTokenJudge, type JudgeTerms } from '../../core/scan/token-judge.ts';
import { FilterRefusal } from './filter-refusal.ts';
import type { ScanAsk, ScanQuestion, ScanQuestions, ScanReply } from './scan-messages.ts';
import { createScanSession } from './scan-session.ts';

const port = parentPort;
if (port === null) throw new Error('A scan’s thread is started by the scan.');

const terms: JudgeTerms = workerData;
const session = createScanSession({ keepClaims: true, judge: createTokenJudge(terms) });
const reply = (message: ScanReply): void => port.postMessage(message);

const answers: { readonly [Name in ScanQuestion]: (ask: ScanQuestions[Name]['ask']) => unknown } = {
  feed: ({ chunk }) => {
    session.push(chunk);
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
    reply(
      error instanceof FilterRefusal
        ? { number, refusal: error.fault }
        : { number, failure: error instanceof Error ? error.message : String(error) },
    );
  }
}

port.on('message', (ask: ScanAsk) => void respond(ask));
