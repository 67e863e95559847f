import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { probeVerdicts } from '../explain/probe/conclusion.ts';
import { mostProbeRequests } from '../explain/probe/course.ts';
import { trialKinds, trialOutcomes } from '../explain/probe/trial.ts';
import { variedThings } from '../explain/probe/variation.ts';
import { operation } from './errors.ts';
import { fix } from './explanations.ts';
import { tokenRequestDraft } from './tokens.ts';
import { recordId } from './values.ts';

const limits = {
  /** Requests in all, the confirming ones among them. */
  most: z.number().int().min(1).max(mostProbeRequests).default(mostProbeRequests),
  /** Requests a second. */
  rate: z.number().min(0.1).max(10).default(2),
};

export const variation = z.object({
  id: z.string(),
  varies: z.enum(variedThings),
  reason: z.string(),
  shows: z.string(),
  fix,
});

export const probePlan = z.object({
  /** The only address that anything is sent to. */
  tokenEndpoint: z.string(),
  /** The likeliest first. */
  variations: z.array(variation).readonly(),
  /** Requests that are sent at most, and the seconds that they take at least. */
  requests: z.number().int(),
  seconds: z.number(),
});
export type ProbePlan = z.infer<typeof probePlan>;

export const trialAnswer = z.object({
  trial: z.object({ kind: z.enum(trialKinds), variations: z.array(z.string()).readonly() }),
  outcome: z.enum(trialOutcomes),
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  description: z.string().nullable(),
});

export const probeConclusion = z.object({ verdict: z.enum(probeVerdicts), sentence: z.string(), fix: fix.nullable() });

/** Of a running probe: each answer as it comes, and what all of them show, at the end. */
export const probeEvent = z.union([z.object({ answer: trialAnswer }), z.object({ conclusion: probeConclusion })]);
export type ProbeEvent = z.infer<typeof probeEvent>;

const input = z.object({ clientId: recordId, request: tokenRequestDraft, ...limits });

/**
 * Asks a server what it wants, by sending a refused token request again with one thing changed at a time, each signed afresh. Only the
 * registration's token endpoint is asked; no token that comes is kept.
 */
export const probes = {
  /** What would be tried. Nothing is sent. */
  plan: operation.input(input).output(probePlan),
  /** Tries it. Ends at the first change that is confirmed, at 429 or Retry-After, and when it is aborted. */
  run: operation.input(input).output(eventIterator(probeEvent)),
};
