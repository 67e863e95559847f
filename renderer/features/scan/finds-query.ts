import type { TokenOrder } from '../../../core/scan/token-order.ts';

/** Which tokens of which scan, in which order. */
export interface FindsQuery {
  readonly id: string;
  /** An expression that can be read. */
  readonly filter: string;
  readonly order: TokenOrder;
}
