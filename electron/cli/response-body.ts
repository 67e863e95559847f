import { grouped } from '../../core/jose/time-words.ts';
import type { Terminal } from './terminal.ts';
import { visibleLines } from './visible-text.ts';

/**
 * Prints a response's body, or what was encrypted, on standard output: as it is for a program; for a person without what a terminal would act on, and
 * with a line end. Bytes that are no text are not written to a terminal.
 */
export async function printBody(body: string | Uint8Array, terminal: Terminal): Promise<void> {
  if (body.length === 0) return;
  if (!terminal.outputIsTerminal) return await terminal.output(body);
  const text = typeof body === 'string' ? body : decodedText(body);
  if (text === undefined) {
    return await terminal.diagnose(
      `The content is binary, ${grouped(body.length)} bytes, and is not written to a terminal. Send it to a file.`,
    );
  }
  await terminal.output(text.endsWith('\n') ? visibleLines(text) : `${visibleLines(text)}\n`);
}

/** UTF-8 text, or undefined for bytes that are none. */
function decodedText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
