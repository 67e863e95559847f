import { z } from 'zod';
import { operation } from './errors.ts';
import { jsonObject, recordId } from './values.ts';

/** What a person has on the workbench for a client, kept so that a restart loses nothing. Its shape is the workbench's. */
export const drafts = {
  get: operation.input(z.object({ clientId: recordId })).output(jsonObject.nullable()),
  save: operation.input(z.object({ clientId: recordId, draft: jsonObject })).output(z.void()),
};
