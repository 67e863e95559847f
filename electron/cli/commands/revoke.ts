import type { DefineCommand } from '../command-table.ts';
import { defineInquiry } from '../token-inquiry-command.ts';

/** `assay revoke`: has the server end a stored token (RFC 7009). */
export const defineRevoke: DefineCommand = defineInquiry(
  'Has the server end a stored token of the client (RFC 7009). The token stays stored, marked as revoked.',
  (api) => api.tokens.revoke,
);
