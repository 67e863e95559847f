import type { Evidence, KeyEvidence } from '../../core/explain/evidence.ts';
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

/** Reading included, and evidence for nearly every rule. Processor time, which does not count what else the machine has to do. */
function benchDraft(): Measurement {
  const text = assertionText(4096);
  const samples: number[] = [];
  let checked = 0;
  for (let run = 0; run < 1000; run += 1) {
    const before = process.cpuUsage();
    const { notChecked } = lint({ ...known, token: { draft: false, read: readToken(text) } });
    const { user, system } = process.cpuUsage(before);
    samples.push((user + system) / 1000);
    checked = catalogue.length - notChecked.length;
  }
  return {
    name: `${catalogue.length} rules on a 4 KB assertion`,
    measured: `${digits(quantile(samples, 0.95))} ms of processor time at the 95th percentile`,
    goal: 'under 4 ms',
    met: quantile(samples, 0.95) < 4,
    detail: `median ${digits(median(samples))} ms, evidence for ${checked} of them`,
  };
}

const issuer = 'https://as.example';
const tokenEndpoint = `${issuer}/token`;
const p256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const key: KeyEvidence = { label: 'k1', kid: 'sFqDLnxy0ZhBqv3', jwk: p256, privateMembers: [], thumbprint: 'x', certificate: null };
const known: Omit<Evidence, 'token'> = {
  use: 'client-assertion',
  at,
  profile: baseProfiles.fapi2,
  registration: { clientId: 'acme', method: 'private_key_jwt', alg: 'ES256', jwksUri: null },
  signingKey: key,
  keys: { from: 'the registration', keys: [key], secrets: 0, fetched: null },
  signature: { state: 'verified', code: null, reason: '', key: 'k1' },
  issuer,
  tokenEndpoint,
  metadata: {
    url: null,
    issuer,
    document: { issuer, token_endpoint: tokenEndpoint, token_endpoint_auth_signing_alg_values_supported: ['ES256', 'PS256'] },
  },
  request: {
    endpoint: 'token',
    method: 'POST',
    url: tokenEndpoint,
    headers: [{ name: 'content-type', value: 'application/x-www-form-urlencoded', secret: null }],
    parameters: [
      { name: 'grant_type', value: 'client_credentials', secret: null },
      { name: 'client_assertion_type', value: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', secret: null },
      { name: 'client_assertion', value: assertionText(4096), secret: null },
    ],
  },
  history: [],
  lacking: [],
};

/** A client assertion of about this many characters; its signature is of the right length. */
function assertionText(length: number): string {
  const { header, claims } = readToken(sampleToken(length));
  const own = { ...claims, iss: 'acme', sub: 'acme', aud: issuer, exp: at + 60, iat: at };
  return [JSON.stringify({ ...header, typ: 'client-authentication+jwt' }), JSON.stringify(own), Buffer.alloc(64, 7)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
}

function benchScanned(): Measurement {
  const texts = Array.from({ length: tokens }, (_, number) => scannedText(number));
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const judge = createTokenJudge({ at, own: [] });
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
