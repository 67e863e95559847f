import { draftToken } from '../../core/explain/draft-token.ts';
import { lint } from '../../core/explain/lint.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { catalogue } from '../../core/explain/rules/catalogue.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { createTokenJudge } from '../../core/scan/token-judge.ts';
import { tokenFacts } from '../../core/scan/token-facts.ts';
import { digits, median, quantile, type Measurement } from './measure.ts';
import { sampleToken } from './sample-token.ts';

const at = 1_767_225_852;
const tokens = 10_000;
const rounds = 5;

/** All rules: on the draft of an assertion of 4 KB, as each keystroke asks them, and on the tokens of a scan. */
export function benchRules(): readonly Measurement[] {
  return [benchDraft(), benchScanned()];
}

function benchDraft(): Measurement {
  const { header, claims } = readToken(sampleToken(4096));
  const token = draftToken(header ?? {}, claims ?? {});
  const samples: number[] = [];
  for (let run = 0; run < 1000; run += 1) {
    const start = performance.now();
    lint({ use: 'client-assertion', at, profile: baseProfiles.base, token });
    samples.push(performance.now() - start);
  }
  return {
    name: `${catalogue.length} rules on a 4 KB assertion`,
    measured: `${digits(quantile(samples, 0.95))} ms at the 95th percentile`,
    goal: 'under 4 ms',
    met: quantile(samples, 0.95) < 4,
    detail: `median ${digits(median(samples))} ms`,
  };
}

function benchScanned(): Measurement {
  const texts = Array.from({ length: tokens }, (_, number) => scannedText(number));
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const judge = createTokenJudge(at);
    const start = performance.now();
    for (const text of texts) {
      const read = readToken(text);
      judge(read, tokenFacts(read));
    }
    seconds.push((performance.now() - start) / 1000);
  }
  const rate = tokens / median(seconds);
  return {
    name: `${catalogue.length} rules on ${tokens} tokens of a scan`,
    measured: `${digits(rate)} tokens a second`,
    goal: 'at least 5000',
    met: rate >= 5000,
    detail: 'reading them included',
  };
}

/** Tokens as logs have them: access tokens, ID tokens, assertions, of a hundred servers. */
function scannedText(number: number): string {
  const iss = `https://as-${number % 100}.example`;
  const dates = { iat: at - (number % 900), exp: at - 300 + (number % 900) };
  const variants = [
    [{ typ: 'at+jwt' }, { iss, sub: `user-${number}`, client_id: 'app', aud: 'https://api.example', scope: 'read', ...dates }],
    [{ typ: 'JWT' }, { iss, sub: `user-${number}`, aud: 'app', nonce: 'n', auth_time: at, ...dates }],
    [{ typ: 'JWT' }, { iss: 'app', sub: 'app', aud: iss, jti: String(number), ...dates }],
  ] as const;
  const [header, claims] = variants[number % variants.length] ?? variants[0];
  const parts = [JSON.stringify({ alg: 'ES256', kid: `key-${number % 4}`, ...header }), JSON.stringify(claims)];
  return [...parts, Buffer.alloc(64, number % 251)].map((part) => Buffer.from(part).toString('base64url')).join('.');
}
