import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** A body as far as it was read. */
export interface ReadBody {
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
  /** What ended it early, when that was not the limit. */
  readonly error: Error | null;
}

/** Content codings that a server may use unasked (RFC 9110 8.4.1); any other leaves the body as it came. */
const decoders: Readonly<Record<string, (first: Uint8Array) => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  // Some servers send raw DEFLATE under this name (RFC 9110 8.4.1.2); a zlib header has 8 as its low four bits.
  deflate: (first) => (((first[0] ?? 8) & 0x0f) === 8 ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress({ params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 0 } }),
};

/** More codings than any honest server applies; each costs memory. */
const codingLimit = 3;

/**
 * Reads a body up to the limit, in bytes after decoding, and no further: what a few bytes expand to beyond it is never made.
 * Never throws: what was read before an error is kept.
 */
export async function readBody(source: Readable, contentEncoding: string, limit: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of await decoded(source, contentEncoding)) {
      if (!(chunk instanceof Uint8Array)) continue;
      const kept = chunk.subarray(0, limit - length);
      chunks.push(kept);
      length += kept.length;
      if (kept.length < chunk.length) return { bytes: Buffer.concat(chunks), truncated: true, error: null };
    }
  } catch (error) {
    return { bytes: Buffer.concat(chunks), truncated: false, error: error instanceof Error ? error : new Error(String(error)) };
  } finally {
    source.destroy();
  }
  return { bytes: Buffer.concat(chunks), truncated: false, error: null };
}

async function decoded(source: Readable, contentEncoding: string): Promise<AsyncIterable<unknown>> {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > codingLimit || codings.some((coding) => !Object.hasOwn(decoders, coding))) return source;
  let stream = source;
  for (const coding of codings.toReversed()) {
    const decoder = decoders[coding]?.(await firstBytes(stream));
    // An empty body has nothing to decode, whatever its header says.
    if (decoder === undefined || stream.readableEnded) return stream;
    // The error arrives through the iteration of the last stream.
    pipeline(stream, decoder, () => {});
    stream = decoder;
  }
  return stream;
}

/** The first chunk, put back; empty at the end of the stream. */
async function firstBytes(stream: Readable): Promise<Uint8Array> {
  await new Promise<void>((resolve, reject) => {
    stream.once('readable', resolve).once('end', resolve).once('error', reject);
  });
  const chunk: unknown = stream.read();
  if (!(chunk instanceof Uint8Array)) return new Uint8Array();
  stream.unshift(chunk);
  return chunk;
}
