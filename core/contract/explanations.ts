import { z } from 'zod';
import { verdicts } from '../explain/diagnosis/cause.ts';
import { serverCheckNames } from '../explain/diagnosis/server-check.ts';
import type { ClientKnowledge } from '../explain/client-knowledge.ts';
import type { Fix } from '../explain/fix.ts';
import { assertionDraft } from './assertions.ts';
import { clientRegistration } from './clients.ts';
import { draftChange } from './draft-changes.ts';
import { operation } from './errors.ts';
import { inquiryNames } from './token-inquiries.ts';
import { instant, jsonObject, namedValue, recordId } from './values.ts';

/** A change that a person can be offered, as `core/explain/fix.ts` makes it. */
export const fix = z.custom<Fix>((value) => typeof value === 'object' && value !== null, 'must be a fix');

/** Parts of the evidence, as `core/explain/client-knowledge.ts` has them. */
const clientKnowledge = z.custom<ClientKnowledge>((value) => typeof value === 'object' && value !== null, 'must be evidence');

const source = z.object({ label: z.string(), url: z.string() });

export const cause = z.object({
  /** The id of the rule that is broken (“AUD-07”), else a word of its own (“client-unknown”). */
  id: z.string(),
  verdict: z.enum(verdicts),
  /** From 0 to 1. */
  confidence: z.number(),
  /** The server's check that fails; null where nothing is visible. */
  check: z.enum(serverCheckNames).nullable(),
  title: z.string(),
  evidence: z.object({ for: z.array(z.string()), against: z.array(z.string()) }),
  /** What to do, in a sentence; null where the fix says it all. */
  advice: z.string().nullable(),
  fix: fix.nullable(),
  source: source.nullable(),
});

export const judgedCheck = z.object({
  name: z.enum(serverCheckNames),
  question: z.string(),
  state: z.enum(['passed', 'failed', 'unknowable']),
  why: z.string(),
  /** The first that failed. */
  first: z.boolean(),
});

/** A document that was looked at, or could be. */
const consulted = z.object({
  what: z.enum(['metadata', 'key set']),
  url: z.string(),
  /** `known`: without asking anybody; `asked`: fetched for this; `failed`: asked in vain; `not asked`: would need consent. */
  state: z.enum(['known', 'asked', 'failed', 'not asked']),
  message: z.string(),
});

export const explanation = z.object({
  /** Null for one that was given and not made here. */
  exchangeId: z.string().nullable(),
  clientId: recordId.nullable(),
  /** False when the server did what it was asked; there is nothing to explain then, and no cause. */
  refused: z.boolean(),
  said: z.object({
    /** Null when no response came. */
    status: z.number().int().nullable(),
    code: z.string().nullable(),
    text: z.string().nullable(),
    /** What a known vendor means with its text. */
    meaning: z.string().nullable(),
    vendor: z.string().nullable(),
  }),
  /** The profile that it was judged by, and why that one. */
  profile: z.object({ id: z.string(), name: z.string(), because: z.string() }),
  /** The server's checks in their order. */
  checks: z.array(judgedCheck),
  /** The likeliest first; of a refusal never empty. */
  causes: z.array(cause),
  consulted: z.array(consulted),
  /** Text for a ticket, free of secrets. */
  summary: z.string(),
});
export type Explanation = z.infer<typeof explanation>;

/** What is remembered of an exchange beside itself. */
export const recentExchange = z.object({
  exchangeId: z.string(),
  /** Null for a call without a token. */
  clientId: recordId.nullable(),
  endpoint: z.enum(['token', 'api', ...inquiryNames]),
  startedAt: instant,
  /** Null when no response came. */
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  /** Of the assertion that was sent; null without one. */
  iss: z.string().nullable(),
  jti: z.string().nullable(),
  /** The end of its text, by which it is known again; its whole text is not kept here. */
  ending: z.string().nullable().default(null),
  /** The stored token that a call was made with, or that was asked about. */
  tokenId: recordId.nullable(),
});
export type RecentExchange = z.infer<typeof recentExchange>;

const wireText = z.string().max(1_100_000);

/** An exchange that somebody recorded: bodies as text, secrets masked or not. */
export const givenExchange = z.object({
  request: z.object({
    method: z.string().max(32),
    url: z.string().max(65_536),
    headers: z.array(namedValue).max(500),
    body: wireText.nullable(),
  }),
  response: z.object({ status: z.number().int(), headers: z.array(namedValue).max(500), body: wireText }),
  /** What was signed for it, for where the request's assertion is masked. */
  assertion: assertionDraft.nullish(),
  /** When the response came; else it came when the server says so. */
  receivedAt: instant.optional(),
});
export type GivenExchange = z.infer<typeof givenExchange>;

/** `ask`: whether the server's metadata and the client's key set may be fetched, where they are not known. */
const ask = z.boolean().default(false);

/** What takes the place of what is known. */
const explainedWith = {
  /** The registration that it was made with; of an exchange from elsewhere it is found by client_id and address unless given. */
  clientId: recordId.optional(),
  /** The server's metadata. */
  metadata: jsonObject.optional(),
  /** A JWK Set of the client, as the server has it. */
  keys: jsonObject.optional(),
};

export const explanations = {
  /** Why a server refused a request that was made here: token requests and calls of this run, and those that were kept. */
  explain: operation.input(z.object({ exchangeId: z.string().max(64), ...explainedWith, ask })).output(explanation),
  /** The same for an exchange from elsewhere. */
  explainGiven: operation
    .input(
      z.object({
        exchange: givenExchange,
        ...explainedWith,
        ask,
      }),
    )
    .output(explanation),
  /** The exchange in a text: a HAR file (the last that was refused), what the command line prints, request and response as HTTP writes them. */
  readExchange: operation.input(z.object({ text: wireText })).output(givenExchange),
  /** All that is known here of a client beside its draft, as evidence for the rules. Nobody is asked, and nothing in it is secret. */
  knowledge: operation.input(z.object({ clientId: recordId })).output(clientKnowledge),
  /** The exchanges that can be explained, newest first. */
  recent: operation.output(z.array(recentExchange)),
  /**
   * Carries out a fix in a registration: what it changes there (a key is chosen among the held ones), and what it would change in a draft, in what
   * the registration proposes. A refresh, an introspection and a revocation are made as it proposes.
   */
  applyToRegistration: operation
    .input(z.object({ clientId: recordId, changes: z.array(draftChange).min(1).max(20) }))
    .output(clientRegistration),
};
