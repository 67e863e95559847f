import { createTokenScanner } from '../../core/scan/token-scanner.ts';
import { readFilter } from '../../core/scan/filter-expression.ts';
import { matches, memberText, memberValue, type TokenDetails } from '../../core/scan/filter-match.ts';
import type { FoundToken, MemberName } from '../../core/scan/found-token.ts';
import { exportWriters } from '../../core/scan/token-export.ts';
import { groupTokens, type TokenGroup } from '../../core/scan/token-groups.ts';
import { compareTokens } from '../../core/scan/token-order.ts';
import { createScanMemory } from './scan-memory.ts';
import { FilterRefusal } from './filter-refusal.ts';
import { createHeaderReader } from './read-segment.ts';
import type { ScanQuestions, ScanTotals, Span, TokenQuery } from './scan-messages.ts';
import { createTokenCollection, type CollectionOptions } from './token-collection.ts';

type Ask<Name extends keyof ScanQuestions> = ScanQuestions[Name]['ask'];
type Answer<Name extends keyof ScanQuestions> = ScanQuestions[Name]['answer'];

/** One stream being scanned, and the questions about what was found. Those about a filter throw `FilterRefusal` for one that cannot be used. */
export interface ScanSession {
  push(chunk: Uint8Array): void;
  /** Takes the next bytes from `fill`, as `TokenScanner.pull` does. */
  pull(length: number, fill: (room: Uint8Array) => number): number;
  end(): void;
  totals(): ScanTotals;
  readonly page: (ask: Ask<'page'>) => Answer<'page'>;
  readonly groups: (ask: Ask<'groups'>) => Answer<'groups'>;
  readonly export: (ask: Ask<'export'>) => Answer<'export'>;
}

export function createScanSession(options: CollectionOptions): ScanSession {
  const collection = createTokenCollection(options);
  const scanner = createTokenScanner({
    memory: createScanMemory(),
    readHeader: createHeaderReader(),
    found: (token) => collection.add(token),
  });
  let bytes = 0;

  function details(token: FoundToken): TokenDetails {
    return { claims: () => collection.claims(token), findings: () => collection.findings(token) };
  }

  const chosen = lastAnswer(({ filter, order }: TokenQuery): readonly FoundToken[] => {
    const reading = readFilter(filter);
    if ('fault' in reading) throw new FilterRefusal(reading.fault);
    const expression = reading.filter;
    const fitting =
      expression === null ? Array.from(collection.tokens) : collection.tokens.filter((token) => matches(expression, token, details(token)));
    return order.by === 'offset' && !order.descending ? fitting : fitting.sort(compareTokens(order));
  });

  const grouped = lastAnswer(({ by, ...query }: TokenQuery & { readonly by: MemberName }): readonly TokenGroup[] =>
    groupTokens(values(chosen(query, bytes), by)),
  );

  function* values(tokens: readonly FoundToken[], by: MemberName): Generator<{ value: string | null; count: number }> {
    for (const token of tokens) {
      const value = memberValue(by, token, details(token));
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      const several = values.length > 0 ? values : [null];
      for (const one of several) yield { value: one === undefined || one === null ? null : memberText(one), count: token.count };
    }
  }

  return {
    push(chunk) {
      bytes += chunk.length;
      scanner.push(chunk);
    },
    pull(length, fill) {
      const filled = scanner.pull(length, fill);
      bytes += filled;
      return filled;
    },
    end: () => scanner.end(),
    totals: () => ({
      bytes,
      found: collection.found,
      distinct: collection.tokens.length,
      dropped: collection.dropped,
      claimsFull: collection.claimsFull,
    }),
    page({ filter, order, ...span }) {
      const tokens = chosen({ filter, order }, bytes);
      return { total: tokens.length, tokens: part(tokens, span) };
    },
    groups({ filter, order, by, ...span }) {
      const groups = grouped({ filter, order, by }, bytes);
      return { total: groups.length, groups: part(groups, span) };
    },
    export({ filter, order, by, format, ...span }) {
      const writer = exportWriters[format];
      const first = span.from === 0;
      if (by !== null) {
        const groups = grouped({ filter, order, by }, bytes);
        const lines = part(groups, span).map((group) => writer.group(by, group));
        return { text: (first ? writer.groupHead(by) : '') + lines.join(''), done: span.from + span.length >= groups.length };
      }
      const tokens = chosen({ filter, order }, bytes);
      const lines = part(tokens, span).map((token) => writer.token(token));
      return { text: (first ? writer.head : '') + lines.join(''), done: span.from + span.length >= tokens.length };
    },
  };
}

function part<Item>(items: readonly Item[], { from, length }: Span): readonly Item[] {
  return items.slice(from, from + length);
}

/** Keeps the last answer, for pages are asked for one after the other; `state` says what else it depends on. */
function lastAnswer<Query, Result>(compute: (query: Query) => Result): (query: Query, state: number) => Result {
  let last: { readonly key: string; readonly result: Result } | undefined;
  return (query, state) => {
    const key = JSON.stringify([query, state]);
    if (last?.key !== key) last = { key, result: compute(query) };
    return last.result;
  };
}
