import type { Exchange } from '../../core/contract/exchanges.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import type { Api } from './session.ts';
import type { Terminal } from './terminal.ts';
import { visibleLines } from './visible-text.ts';

/**
 * Prints the body of an exchange's response on standard output, its tokens in clear: as it came for a program; for a
 * person without what a terminal would act on, and with a line end. Client secrets stay masked.
 */
export async function printBody({ id, response }: Exchange, api: Api, terminal: Terminal): Promise<void> {
  if (response === null || response.body.format === 'empty') return;
  const revealed = await api.tokens.revealExchange({ exchangeId: id });
  const { text, hex, bytes } = (revealed.response ?? response).body;
  if (hex !== null) return await printBinary(hex, bytes, terminal);
  const body = displayWireText(text);
  if (!terminal.outputIsTerminal) return await terminal.output(body);
  await terminal.output(body.endsWith('\n') ? visibleLines(body) : `${visibleLines(body)}\n`);
}

async function printBinary(hex: string, bytes: number, terminal: Terminal): Promise<void> {
  if (terminal.outputIsTerminal) {
    return await terminal.diagnose(`The body is binary, ${bytes} bytes; it is not written to a terminal. Send it to a file.`);
  }
  await terminal.output(Buffer.from(hex.replaceAll(/[^0-9a-f]/gi, ''), 'hex'));
}
