import type { DefineCommand } from '../command-table.ts';
import { defineInquiry } from '../token-inquiry-command.ts';

/** `assay introspect`: asks the server about a stored token (RFC 7662). */
export const defineIntrospect: DefineCommand = defineInquiry(
  'Asks the server whether a stored token of the client holds, and prints what it says (RFC 7662).',
  (api) => api.tokens.introspect,
);
