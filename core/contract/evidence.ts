import { z } from 'zod';
import type { KeySetFetch } from '../explain/evidence.ts';
import { operation } from './errors.ts';
import { jsonObject, urlText } from './values.ts';

/** What there was at an address. */
const publishedDocument = z.object({
  /** Null where there is no JSON object. */
  document: jsonObject.nullable(),
  /** Whether an answer came at all. */
  reached: z.boolean(),
  fetched: z.custom<KeySetFetch>((value) => typeof value === 'object' && value !== null),
});
export type PublishedDocument = z.infer<typeof publishedDocument>;

export const evidence = {
  /** Reads a server's metadata or a client's key set where it is published, to judge tokens by. Failures are results. */
  published: operation.input(z.object({ url: urlText })).output(publishedDocument),
};
