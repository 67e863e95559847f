import type { MemberName } from '../../../core/scan/found-token.ts';
import type { ExportFormat } from '../../../core/scan/token-export.ts';
import { client } from '../../app/host.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { FindsQuery } from './finds-query.ts';

/** Rows that are fetched at a time. */
const rowsAtOnce = 10_000;

const types: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv', ndjson: 'application/x-ndjson' };

/** Saves what a query finds, or its groups, as a file. */
export async function exportFinds(query: FindsQuery, by: MemberName | null, format: ExportFormat, fileName: string): Promise<void> {
  const parts: string[] = [];
  for (let from = 0, done = false; !done; from += rowsAtOnce) {
    const part = await client.scans.export({ ...query, by, format, from, length: rowsAtOnce });
    parts.push(part.text);
    done = part.done;
  }
  saveFile(`${fileName} tokens.${format}`, parts, types[format]);
}
