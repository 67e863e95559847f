import { decodeJwt } from 'jose';
import { describeToken } from '../../core/jose/describe-token.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { digits, median, quantile, type Measurement } from './measure.ts';
import { sampleToken } from './sample-token.ts';

const runs = 20_000;
/** The first ones are slower, until the code is compiled. */
const warmUp = 2000;
const mostTimes = 10;

/** Reading and describing a token of 1 KB, as each keystroke does; and against jose, which checks less and explains nothing. */
export function benchDecode(): readonly Measurement[] {
  const token = sampleToken(1024);
  const ours: number[] = [];
  const theirs: number[] = [];
  // In turn, so that whatever slows the machine down slows both.
  for (let run = 0; run < runs; run += 1) {
    ours.push(microseconds(() => describeToken(readToken(token), { at: 1_767_225_852_000 })));
    theirs.push(microseconds(() => decodeJwt(token)));
  }
  const [warm, joses] = [ours.slice(warmUp), theirs.slice(warmUp)];
  const ratio = median(warm) / median(joses);
  return [
    {
      name: 'decode and annotate a 1 KB token',
      measured: `${digits(median(warm))} µs`,
      goal: 'under 50 µs at the median',
      met: median(warm) < 50,
      detail: `p95 ${digits(quantile(warm, 0.95))} µs`,
    },
    {
      name: 'decode, check and annotate a 1 KB token',
      measured: `${digits(ratio)} × jose’s decodeJwt`,
      goal: `at most ${mostTimes} ×`,
      met: ratio <= mostTimes,
      detail: `${digits(median(warm))} µs against ${digits(median(joses))} µs at the median`,
    },
  ];
}

function microseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) * 1000;
}
