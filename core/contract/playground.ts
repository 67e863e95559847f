import { z } from 'zod';
import { operation } from './errors.ts';
import { recordId } from './values.ts';

export const playgroundStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stopped') }),
  z.object({
    state: z.literal('running'),
    issuer: z.string(),
    tokenEndpoint: z.string(),
    /** The protected resource. */
    apiUrl: z.string(),
    port: z.number().int(),
    /** The registrations it wrote. `grant`: the grant each is there to try. */
    clients: z.array(z.object({ id: recordId, name: z.string(), clientId: z.string(), method: z.string(), grant: z.string() })),
  }),
]);
export type PlaygroundStatus = z.infer<typeof playgroundStatus>;

export const playground = {
  status: operation.output(playgroundStatus),
  /** Starts it on 127.0.0.1, on a free port unless one is chosen, and writes its clients. Running already: says so. */
  start: operation.input(z.object({ port: z.number().int().min(0).max(65_535).optional() })).output(playgroundStatus),
  stop: operation.output(playgroundStatus),
};
