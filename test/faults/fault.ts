import type { ClientInput } from '../../core/contract/clients.ts';
import type { DraftChange } from '../../core/explain/fix.ts';
import type { ClientName, FaultBench, ServerName } from './fault-bench.ts';
import type { FaultServer } from './fault-server.ts';

/** One thing made wrong. */
export interface Fault {
  readonly title: string;
  readonly server: ServerName;
  /** `signer` unless said. */
  readonly client?: ClientName;
  /** What is wrong in the registration. */
  readonly registration?: (bench: FaultBench, server: FaultServer) => Partial<ClientInput>;
  /** What is wrong in the draft: claims, header, parameters, request. */
  readonly draft?: (server: FaultServer, bench: FaultBench) => readonly DraftChange[];
  /** A token that is not signed here but made of a good one and sent by hand. */
  readonly token?: (good: string, bench: FaultBench) => string;
  /** Seconds by which our clock is ahead. */
  readonly clock?: number;
  /** Sends the same request once before. */
  readonly twice?: true;
  /** Whether the published key set is down while it happens. */
  readonly unpublished?: true;
  /** The ids that name the true cause; `nothing-visible` where nobody could know it. */
  readonly cause: readonly [string, ...string[]];
  /** Whether a fix from here can make the server accept. */
  readonly fixable: boolean;
}

export const claim = (name: string, value: unknown): DraftChange => ({ of: 'claims', change: 'set', name, value });
export const noClaim = (name: string): DraftChange => ({ of: 'claims', change: 'remove', name });
export const header = (name: string, value: unknown): DraftChange => ({ of: 'header', change: 'set', name, value });
export const noHeader = (name: string): DraftChange => ({ of: 'header', change: 'remove', name });
export const parameter = (name: string, value: string): DraftChange => ({ of: 'parameters', change: 'set', name, value });
export const sendTo = (value: string): DraftChange => ({ of: 'request', change: 'set', name: 'tokenEndpoint', value });
export const grant = (value: string): DraftChange => ({ of: 'request', change: 'set', name: 'grant', value });
