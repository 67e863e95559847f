import { describeToken } from '../../core/jose/describe-token.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { digits, median, quantile, type Measurement } from './measure.ts';
import { sampleToken } from './sample-token.ts';

/** Reading and describing a token of 1 KB, as each keystroke does. */
export function benchDecode(): Measurement {
  const token = sampleToken(1024);
  const samples: number[] = [];
  for (let run = 0; run < 20_000; run += 1) {
    const start = performance.now();
    describeToken(readToken(token), { at: 1_767_225_852_000 });
    samples.push((performance.now() - start) * 1000);
  }
  const warm = samples.slice(2000);
  return {
    name: 'decode and annotate a 1 KB token',
    measured: `${digits(median(warm))} µs`,
    goal: 'under 50 µs at the median',
    met: median(warm) < 50,
    detail: `p95 ${digits(quantile(warm, 0.95))} µs`,
  };
}
