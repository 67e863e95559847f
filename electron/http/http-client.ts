import type { Timings, WireFailure, WireResponse } from '../../core/contract/exchanges.ts';
import type { NamedValue } from '../../core/contract/values.ts';

/** A request with its secrets in clear, exactly as it is to be sent. Never logged, never returned over the contract. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly NamedValue[];
  readonly body: string | null;
}

/** A response as received, within the limits, secrets in clear. */
export interface IncomingResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly NamedValue[];
  /** After the content coding was undone; cut off at the limit. */
  readonly body: Uint8Array;
  readonly truncated: boolean;
  /** Why the body is not all there or not decoded, in one sentence that ends a response that began well; null when it is whole. */
  readonly bodyFault: string | null;
  readonly timings: Timings;
  readonly clockOffset: WireResponse['clockOffset'];
  readonly peerCertificate: WireResponse['peerCertificate'];
}

export interface HttpOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole exchange, 30 000 unless said. */
  readonly timeout?: number;
  /** Bytes of body kept, after decoding; 5 000 000 unless said. Nothing is read beyond. */
  readonly bodyLimit?: number;
}

/** Sends one request. It follows no redirect, and answers a failure as a value. */
export interface HttpClient {
  send(request: OutgoingRequest, options?: HttpOptions): Promise<{ response: IncomingResponse } | { failure: WireFailure }>;
  close(): Promise<void>;
}
