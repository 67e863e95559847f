import type { ServerCheckName } from '../diagnosis/server-check.ts';

/** What a server's message means: one entry of a table. */
export interface ServerMessage {
  /** Stable: "entra-700027". */
  readonly id: string;
  /** Whose message it is, for people. */
  readonly vendor: string;
  /** The `error` codes under which it comes; none means any. Some texts are reused under several. */
  readonly codes?: readonly string[];
  /** Found in `error_description`, or in the whole body where that has no such member. */
  readonly text: RegExp;
  /** One or two sentences in our words: what the server says with it, and what to look at. */
  readonly meaning: string;
  /** The checks that it says have failed, the likeliest first. */
  readonly checks: readonly ServerCheckName[];
  /** Ids of the rules that decide, the most common cause first. */
  readonly rules: readonly string[];
}

/** What a code of the specifications means when the server says no more. */
export interface StandardCode {
  readonly code: string;
  readonly checks: readonly ServerCheckName[];
  /** Causes in the order of how often people meet them. */
  readonly causes: readonly string[];
  readonly rules: readonly string[];
}
