import type { ExportFormat } from '../../core/scan/token-export.ts';
import type { FilterFault } from '../../core/scan/filter-word.ts';
import type { FoundToken, MemberName } from '../../core/scan/found-token.ts';
import type { TokenGroup } from '../../core/scan/token-groups.ts';
import type { TokenOrder } from '../../core/scan/token-order.ts';

/*
 * What goes between a scan's owner and its thread.
 */

/** How far a scan is. */
export interface ScanTotals {
  /** Bytes looked at. */
  readonly bytes: number;
  /** Tokens found, repeats included. */
  readonly found: number;
  /** Distinct tokens kept. */
  readonly distinct: number;
  /** Tokens beyond as many distinct ones as are kept. */
  readonly dropped: number;
  /** Claims of some tokens are not kept: filters and groups by claims pass over them. */
  readonly claimsFull: boolean;
}

/** Which tokens, in which order. */
export interface TokenQuery {
  readonly filter: string;
  readonly order: TokenOrder;
}

/** Which part of an answer. */
export interface Span {
  readonly from: number;
  readonly length: number;
}

/** A page of tokens and how many there are in all. */
export interface TokenPage {
  readonly total: number;
  readonly tokens: readonly FoundToken[];
}

export interface GroupPage {
  readonly total: number;
  readonly groups: readonly TokenGroup[];
}

/** A part of an export; `done` when it was the last. */
export interface ExportPart {
  readonly text: string;
  readonly done: boolean;
}

/** Everything that a scan's thread is asked, with its answers. */
export interface ScanQuestions {
  readonly feed: { readonly ask: { readonly chunk: Uint8Array }; readonly answer: ScanTotals };
  readonly end: { readonly ask: null; readonly answer: ScanTotals };
  readonly page: { readonly ask: TokenQuery & Span; readonly answer: TokenPage };
  readonly groups: { readonly ask: TokenQuery & Span & { readonly by: MemberName }; readonly answer: GroupPage };
  readonly export: {
    readonly ask: TokenQuery & Span & { readonly format: ExportFormat; readonly by: MemberName | null };
    readonly answer: ExportPart;
  };
}
export type ScanQuestion = keyof ScanQuestions;

/** A question on its way to the thread. */
export interface ScanAsk<Name extends ScanQuestion = ScanQuestion> {
  readonly number: number;
  readonly question: Name;
  readonly ask: ScanQuestions[Name]['ask'];
}

/** What comes back: an answer, a refusal of the filter, or a failure. */
export type ScanReply =
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly refusal: FilterFault }
  | { readonly number: number; readonly failure: string };
