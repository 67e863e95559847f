import { findTokens } from '../../core/inspect/find-tokens.ts';
import { readJsonObject } from '../../core/jose/json-reader.ts';
import { readToken } from '../../core/jose/read-token.ts';
import type { Measurement } from './measure.ts';

const megabyte = 1_000_000;
const sizes = [1, 2, 4, 8];
const mostGrowth = 2;
/** Times below this are noise, in milliseconds. */
const leastTime = 60;
/** The best of so many runs counts; a long one speaks for itself and is not repeated. */
const mostRuns = 3;
const longRun = 200;

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}

const token = `${encode('{"alg":"HS256","typ":"JWT"}')}.${encode('{"iss":"https://as.example","sub":"user","scope":"read"}')}.${'A'.repeat(43)}`;

function repeated(unit: string): (length: number) => string {
  return (length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Texts that would take long if anything looked back, looked twice or started again. */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'a log with tokens': repeated(
    `2026-01-01T00:00:00Z DEBUG Authorization: Bearer ${token} GET /api?x=1\n${'words of a log line '.repeat(20)}\n`,
  ),
  'tokens alone': repeated(`${token} `),
  'tokens without a space': repeated(`${token}.`),
  'token beginnings': repeated('eyJ'),
  'token beginnings with spaces': repeated('eyJhbGciOi '),
  'token beginnings with stops': repeated('eyJhbGciOi.'),
  'one segment': (length) => `eyJhbGciOiJIUzI1NiJ9.${'A'.repeat(length)}`,
  'one segment on many lines': (length) =>
    `eyJhbGciOiJSUzI1NiJ9${'\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'.repeat(length / 49)}`,
  'a header on many lines': (length) => `eyJhbGciOiJSUzI1NiJ${'\n9AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'.repeat(length / 49)}`,
  'percent signs': repeated('%2EeyJhbGciOi%'),
  'open braces': repeated('{'),
  'open objects': repeated('{"a":'),
  'open objects and tokens': repeated(`{"signature":"${token}","header":`),
  'nested tokens in JSON': (length) => `${'{"header":{},"signature":"x","payload":'.repeat(length / 41)}1${'}'.repeat(length / 41)}`,
  'JSON lines': repeated(`{"ts":1,"msg":"{\\"access_token\\":\\"${token}\\"}"}\n`),
  'strings in strings': repeated('{"a":"{\\"b\\":\\"'),
  'one JSON string of tokens': (length) => JSON.stringify({ a: `${token}\n`.repeat(length / token.length) }),
  'percent-encoded tokens in JSON': (length) => JSON.stringify({ a: `${token.replaceAll('.', '%2E')}\n`.repeat(length / token.length) }),
  tildes: (length) => `${token}${'~'.repeat(length)}`,
  'tokens with tildes': repeated(`${token}~`),
  'a HAR': (length) => {
    const entry = { request: { url: `https://x/?id_token=${token}`, headers: [{ name: 'Authorization', value: `Bearer ${token}` }] } };
    return JSON.stringify({ log: { entries: Array.from({ length: Math.ceil(length / JSON.stringify(entry).length) }, () => entry) } });
  },
  'Bearer words': repeated('Bearer access_token= '),
  SAML: repeated('<Response '),
  'names and quotes': repeated('"access_token":"'),
  'request lines': repeated('GET / HTTP/1.1\n'),
  'curl lines': repeated('curl -H "Authorization: Bearer x"\n'),
};

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'finding tokens': findTokens,
  // What is longer than a token may be is refused at once; the reader is measured on what it reads.
  'reading a token': (text) => readToken(text.slice(0, text.length / 8)),
  'reading JSON': (text) => readJsonObject(`{"a":${text.slice(0, text.length / 8 - 10)}`),
};

/** Time of the processor, for which it does not count how busy the machine is. */
function milliseconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function bestOf(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < mostRuns && (run === 0 || best < longRun); run += 1) best = Math.min(best, milliseconds(work));
  return best;
}

/** One text read in every size, in milliseconds. */
interface Growth {
  readonly text: string;
  readonly times: readonly number[];
  readonly growth: number;
}

/** How many times the time for a megabyte of 2 a megabyte of 8 takes. */
function growth([, two = 0, , eight = 0]: readonly number[]): number {
  return eight < leastTime ? 1 : eight / Math.max(two, leastTime / 4) / 4;
}

/**
 * Finding tokens, reading one and reading JSON take time linear in the text: each text in sizes of 1, 2, 4 and 8 MB.
 * @param note takes a line for each text
 */
export function benchLinearity(note: (line: string) => void = () => undefined): readonly Measurement[] {
  return Object.entries(readers).map(([reader, read]) => {
    const growths = Object.entries(texts).map(([text, make]) => grown(text, make, read));
    for (const { text, times } of growths) note(`${reader}: ${text.padEnd(34)} ${timesText(times)}`);
    const worst = growths.reduce((most, each) => (each.growth > most.growth ? each : most));
    return {
      name: `${reader}, time for a megabyte of 8 against one of 2`,
      measured: `${worst.growth.toFixed(2)} × at most`,
      goal: `at most ${mostGrowth} ×`,
      met: worst.growth <= mostGrowth,
      detail: `${growths.length} texts; ${worst.text}: ${timesText(worst.times)}`,
    };
  });
}

function grown(text: string, make: (length: number) => string, read: (text: string) => unknown): Growth {
  const times = sizes.map((size) => {
    const given = make(size * megabyte);
    return bestOf(() => read(given));
  });
  return { text, times, growth: growth(times) };
}

function timesText(times: readonly number[]): string {
  return `${times.map((time) => time.toFixed(0)).join(', ')} ms for ${sizes.join(', ')} MB`;
}
