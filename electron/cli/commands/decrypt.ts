import type { OpenedToken } from '../../../core/contract/token-opening.ts';
import { CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { exitCodes } from '../exit-code.ts';
import { givenToken } from '../given-token.ts';
import { printWarnings } from '../key-output.ts';
import { refuseSharedInput, requireOne, takeKeySourceOptions, withKeySource, type KeySourceOptions } from '../key-source.ts';
import { printBody } from '../response-body.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

interface DecryptOptions extends KeySourceOptions {
  readonly json?: true;
}

/** `assay decrypt`: an encrypted token and what is encrypted in it, opened with a key that is named. */
export const defineDecrypt: DefineCommand = (command, terminal) => {
  takeKeySourceOptions(
    command
      .description('Opens an encrypted token and prints what it holds. Exit code 2 when it cannot be opened.')
      .argument('<token>', 'the token, or a text with one token in it; “-” reads standard input'),
  )
    .option('--json', 'print JSON')
    .action((token: string, options: DecryptOptions) => decrypt(token, options, terminal));
};

async function decrypt(argument: string, options: DecryptOptions, terminal: Terminal): Promise<void> {
  const { key, keyFile, secretStdin } = options;
  requireOne({ '--key': key, '--key-file': keyFile, '--secret-stdin': secretStdin });
  refuseSharedInput({ token: argument }, options);
  const { text } = await givenToken(argument, terminal);
  const opened = await withKeySource(terminal, options, (api, keys) => api.tokens.decrypt({ token: text, with: keys }));
  if (options.json) await terminal.output(`${visibleJson(opened)}\n`);
  else await print(opened, terminal);
  if (opened.shut === null) return;
  const which = opened.layers.length === 0 ? 'The token' : 'The token inside it';
  throw new CommandFailure(exitCodes.refused, visibleText(`${which} stays shut: ${opened.shut.reason}`));
}

/** The plaintext on standard output; how it was opened, and what that does not show, on standard error. */
async function print({ layers, content, warnings }: OpenedToken, terminal: Terminal): Promise<void> {
  for (const { alg, enc, key, from, warnings } of layers) {
    await terminal.diagnose(visibleText(`Opened with ${key}${from === '' ? '' : ` (${from})`}: ${alg}, ${enc}.`));
    await printWarnings(warnings, terminal);
  }
  await printWarnings(warnings, terminal);
  if (content === null) return;
  await terminal.diagnose(visibleText(content.authenticity));
  await printBody(content.text ?? Buffer.from(content.base64, 'base64'), terminal);
}
