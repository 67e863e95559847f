import { z } from 'zod';
import { operation } from './errors.ts';

export const hostInformation = z.object({
  kind: z.enum(['desktop', 'browser', 'cli']),
  version: z.string(),
  runtime: z.object({ node: z.string(), electron: z.string().nullable(), chromium: z.string().nullable() }),
  dataDirectory: z.string(),
  /** What had to be done to open the database, such as setting a damaged one aside; empty when nothing. */
  notices: z.array(z.string()),
});
export type HostInformation = z.infer<typeof hostInformation>;

export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** The registration on the workbench. */
  currentClientId: z.string().nullable(),
});
export type Preferences = z.infer<typeof preferences>;

export const host = {
  information: operation.output(hostInformation),
  /** What the cryptography of the host's runtime lacks, by the names that people know: “ML-DSA”. */
  lacks: operation.output(z.array(z.string())),
  preferences: operation.output(preferences),
  setPreferences: operation.input(preferences.partial()).output(preferences),
};
