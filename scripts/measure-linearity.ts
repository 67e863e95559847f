import { findTokens } from '../core/inspect/find-tokens.ts';
import { readToken } from '../core/jose/read-token.ts';
import { readJsonObject } from '../core/jose/json-reader.ts';

/*
 * Measures that reading and finding take time linear in what they read: each text in sizes of 1, 2, 4 and 8 MB. Run it with
 * `node scripts/measure-linearity.ts`; it fails when a megabyte of 8 takes more than twice the time of a megabyte of 2.
 */

const megabyte = 1_000_000;
const sizes = [1, 2, 4, 8];
const mostGrowth = 2;
/** Times below this are noise, in milliseconds. */
const leastTime = 60;
const runs = 3;

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
  find: findTokens,
  // What is longer than a token may be is refused at once; the reader is measured on what it reads.
  read: (text) => readToken(text.slice(0, text.length / 8)),
  json: (text) => readJsonObject(`{"a":${text.slice(0, text.length / 8 - 10)}`),
};

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** How many times the time for a megabyte of 2 a megabyte of 8 takes. */
function growth([, two = 0, , eight = 0]: readonly number[]): number {
  return eight < leastTime ? 1 : eight / Math.max(two, leastTime / 4) / 4;
}

let worst = 0;
for (const [name, make] of Object.entries(texts)) {
  for (const [reader, read] of Object.entries(readers)) {
    const times = sizes.map((size) => {
      const text = make(size * megabyte);
      return Math.min(...Array.from({ length: runs }, () => milliseconds(() => read(text))));
    });
    worst = Math.max(worst, growth(times));
    const mark = growth(times) > mostGrowth ? '  <- not linear' : '';
    console.log(`${reader} ${name.padEnd(34)} ${times.map((time) => time.toFixed(0).padStart(6)).join(' ')} ms${mark}`);
  }
}
console.log(`A megabyte of 8 takes at most ${worst.toFixed(2)} times the time of a megabyte of 2.`);
if (worst > mostGrowth) process.exitCode = 1;
