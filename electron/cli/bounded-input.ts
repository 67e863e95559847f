import { grouped } from '../../core/jose/time-words.ts';
import { badInput } from './command-failure.ts';
import { fs } from './quick-builtins.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

/** Bytes read from standard input or a file at most, when the command says nothing else. */
const inputLimit = 16_000_000;

const fileFaults: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file',
  EACCES: 'There is no permission to read',
  EISDIR: 'This is a directory, not a file:',
};

async function collect(stream: AsyncIterable<Uint8Array>, from: string, limit: number, meaning: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > limit) throw badInput(`${from} has more than ${grouped(limit)} bytes, ${meaning}.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooMuch = 'which is more than this command takes';

async function readBounded(stream: AsyncIterable<Uint8Array>, from: string, limit: number, meaning = tooMuch): Promise<string> {
  const bytes = await collect(stream, from, limit, meaning);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badInput(`${from} is not UTF-8 text. Convert it to text (a DER key to PEM, UTF-16 to UTF-8) and try again.`);
  }
}

/** All of standard input as UTF-8 text. Throws a failure for more than `limit` bytes and for other encodings. */
export async function readStandardInput(terminal: Terminal, limit = inputLimit): Promise<string> {
  return await readBounded(terminal.input, 'Standard input', limit);
}

/**
 * A file's text, or standard input's for `-`. Throws a failure that names the file.
 * @param meaning what more than `limit` bytes show, and what helps
 */
export async function readFileOrInput(terminal: Terminal, path: string, limit = inputLimit, meaning = tooMuch): Promise<string> {
  return await fromFileOrInput(terminal, path, (stream, from) => readBounded(stream, from, limit, meaning));
}

/**
 * A file's bytes, or standard input's for `-`. Throws a failure that names the file.
 * @param meaning what more than `limit` bytes show: “so it is no key”
 */
export async function readBytesOrInput(terminal: Terminal, path: string, limit: number, meaning: string): Promise<Buffer> {
  return await fromFileOrInput(terminal, path, (stream, from) => collect(stream, from, limit, meaning));
}

async function fromFileOrInput<Content>(
  terminal: Terminal,
  path: string,
  read: (stream: AsyncIterable<Uint8Array>, from: string) => Promise<Content>,
): Promise<Content> {
  if (path === '-') return await read(terminal.input, 'Standard input');
  try {
    return await read(fs.createReadStream(path), `The file “${visibleText(path)}”`);
  } catch (error) {
    throw fileFailure(path, error);
  }
}

/** What reading a file threw, as a failure that names the file; any other error as it is. */
export function fileFailure(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  return badInput(`${fileFaults[code] ?? `This file cannot be read (${code}):`} “${visibleText(path)}”.`);
}
