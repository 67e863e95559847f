import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ScannedToken } from '../../../core/contract/scans.ts';
import { queries } from '../../app/host.ts';
import type { FindsQuery } from './finds-query.ts';

/** Rows of a page. */
const pageLength = 200;

/** The rows of a query, as far as they have come. */
export interface TokenRows {
  readonly row: (index: number) => ScannedToken | undefined;
  readonly error: Error | null;
}

/** What a scan found does not change. */
function pageOptions(query: FindsQuery, page: number) {
  const input = { ...query, from: page * pageLength, length: pageLength };
  return { ...queries.scans.page.queryOptions({ input }), staleTime: Infinity, gcTime: 60_000 };
}

/** How many rows a query has; undefined until that is known, and the last one's while the next one is on the way. */
export function useTokenTotal(query: FindsQuery): number | undefined {
  return useQuery({ ...pageOptions(query, 0), placeholderData: keepPreviousData }).data?.total;
}

/** Fetches the pages that hold the rows from `first` to `last`. */
export function useTokenPages(query: FindsQuery, first: number, last: number): TokenRows {
  const firstPage = Math.floor(first / pageLength);
  const pages = Array.from({ length: Math.floor(last / pageLength) - firstPage + 1 }, (_, index) => firstPage + index);
  const results = useQueries({
    queries: pages.map((page) => ({ ...pageOptions(query, page), placeholderData: keepPreviousData })),
  });
  return {
    row: (index) => {
      const page = results[Math.floor(index / pageLength) - firstPage];
      return page?.isPlaceholderData === true ? undefined : page?.data?.tokens[index % pageLength];
    },
    error: results.find(({ error }) => error !== null)?.error ?? null,
  };
}
