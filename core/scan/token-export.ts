import { csvLine } from './csv.ts';
import { memberText } from './filter-match.ts';
import { tokenMembers, type FoundToken } from './found-token.ts';
import type { TokenGroup } from './token-groups.ts';

/** How rows are written to a file. */
export type ExportFormat = 'csv' | 'ndjson';

/** How one format writes what was found; every text ends its line. */
export interface ExportWriter {
  readonly head: string;
  readonly token: (token: FoundToken) => string;
  readonly groupHead: (member: string) => string;
  readonly group: (member: string, group: TokenGroup) => string;
}

const csv: ExportWriter = {
  head: csvLine(tokenMembers),
  token: (token) =>
    csvLine(
      tokenMembers.map((name) => {
        const value = token[name];
        return typeof value === 'number' ? value : memberText(value);
      }),
    ),
  groupHead: (member) => csvLine([member, 'tokens', 'count']),
  group: (_member, { value, tokens, count }) => csvLine([value, tokens, count]),
};

const ndjson: ExportWriter = {
  head: '',
  token: (token) => `${JSON.stringify(Object.fromEntries(tokenMembers.map((name) => [name, token[name]])))}\n`,
  groupHead: () => '',
  group: (member, { value, tokens, count }) => `${JSON.stringify({ [member]: value, tokens, count })}\n`,
};

/** The one table of export formats. */
export const exportWriters: Readonly<Record<ExportFormat, ExportWriter>> = { csv, ndjson };
