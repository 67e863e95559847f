import type { DraftChange } from '../../fix.ts';
import { removeClaim, setClaim } from '../../fix.ts';
import type { LikelyVariation, ProbeSubject, Vary } from '../variation.ts';

/** Seconds that an assertion lives where the draft does not say it. */
const usualLifetime = 60;

/** Lifetimes to try, in seconds: short enough for the strictest servers, long enough for those that want a reserve. */
const lifetimes = [
  { seconds: 60, likelihood: 57 },
  { seconds: 300, likelihood: 44 },
] as const;

/** Lifetimes above this many seconds are what servers mostly limit. */
const long = 300;

/** How long it lives, and the claims that some servers insist on or do not like. */
export const varyClaims: Vary = (subject) => {
  const { claims } = subject.request.assertion;
  const lifetime = lifetimeOf(subject);
  const lives = lifetimes
    .filter(({ seconds }) => seconds !== lifetime)
    .map(({ seconds, likelihood }): LikelyVariation => ({
      id: `lifetime:${seconds}`,
      varies: 'claims',
      likelihood: seconds === usualLifetime && lifetime > long ? 64 : likelihood,
      reason: 'Servers limit how long an assertion may live.',
      shows: `takes an assertion that lives ${seconds} s`,
      fix: setClaim('exp', `{{now+${seconds}}}`, `Let it live ${seconds} s`),
    }));
  return [...lives, ...presence(claims)];
};

function presence(claims: Readonly<Record<string, unknown>>): readonly LikelyVariation[] {
  const missing = [
    { name: 'jti', value: '{{uuid}}', likelihood: 68, why: 'A server that looks for replays needs an id (RFC 7523 3).' },
    { name: 'iat', value: '{{now}}', likelihood: 56, why: 'Some servers judge an assertion’s age by “iat”.' },
  ].filter(({ name }) => !(name in claims));
  const added = missing.map(({ name, value, likelihood, why }): LikelyVariation => ({
    id: `claims:${name}`,
    varies: 'claims',
    likelihood,
    reason: why,
    shows: `wants “${name}”`,
    fix: setClaim(name, value, `Add ${name}`),
  }));
  if (!('nbf' in claims)) return added;
  const reason = 'Where the server’s clock is behind, “nbf” keeps it from taking the assertion.';
  return [
    ...added,
    { id: 'claims:no-nbf', varies: 'claims', likelihood: 48, reason, shows: 'takes the assertion without “nbf”', fix: removeClaim('nbf') },
  ];
}

/** Seconds that clocks are off without anybody noticing. */
const unnoticed = 10;

/** The dates by the server's clock where that is known, else as if its clock were a minute behind. */
export const varyClock: Vary = (subject) => {
  const known = subject.clockOffset !== null && Math.abs(subject.clockOffset) > unnoticed;
  const seconds = known ? Math.round(subject.clockOffset ?? 0) : -60;
  const words = `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} this computer’s`;
  return [
    {
      id: known ? 'clock:server' : 'clock:behind',
      varies: 'clock',
      likelihood: known ? 95 : 52,
      reason: known
        ? `Its answers show that the server’s clock is ${words}.`
        : 'A server whose clock is behind takes a fresh assertion for one from the future.',
      shows: `takes dates ${words}`,
      fix: { title: `Date the assertion ${words}`, changes: shifted(subject, seconds) },
    },
  ];
};

function shifted(subject: ProbeSubject, seconds: number): readonly DraftChange[] {
  const { claims } = subject.request.assertion;
  const dates = [
    ...['iat', 'nbf'].filter((name) => name in claims).map((name) => ({ name, value: placeholder(seconds) })),
    { name: 'exp', value: placeholder(seconds + lifetimeOf(subject)) },
  ];
  return dates.map(({ name, value }) => ({ change: 'set', of: 'claims', name, value }));
}

function placeholder(seconds: number): string {
  if (seconds === 0) return '{{now}}';
  return seconds > 0 ? `{{now+${seconds}}}` : `{{now${seconds}}}`;
}

/** Seconds from now to the end, as the draft has it. */
function lifetimeOf({ request: { assertion } }: ProbeSubject): number {
  const { exp } = assertion.claims;
  const written = typeof exp === 'string' ? /^\{\{now\+(\d{1,9})\}\}$/.exec(exp)?.[1] : undefined;
  return written === undefined ? usualLifetime : Number(written);
}
