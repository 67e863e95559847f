import { jsonParties } from '../../core/jose/json-parties.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { columns } from './columns.ts';
import type { Terminal } from './terminal.ts';

/** Characters of one header that are shown. */
const widest = 2000;

/** Each signature or recipient of a token in JSON serialization, its headers as JSON; empty for a compact token. */
export function jsonPartiesText({ text, form }: ReadToken, { style }: Terminal): string {
  const rows = jsonParties(text).flatMap(({ protectedHeader, unprotectedHeader, words }, index) => [
    ['', String(index + 1), 'protected', headerText(protectedHeader)],
    ['', '', 'unprotected', headerText(unprotectedHeader)],
    ['', '', words],
  ]);
  return rows.length === 0 ? '' : `${style('cyan', form === 'jwe' ? 'Recipients' : 'Signatures')}\n${columns(rows)}`;
}

function headerText(header: Readonly<Record<string, unknown>> | null): string {
  if (header === null) return '–';
  const text = JSON.stringify(header);
  return text.length > widest ? `${text.slice(0, widest)}…` : text;
}
