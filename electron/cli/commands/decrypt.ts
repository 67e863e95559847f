import type { OpenedToken } from '../../../core/contract/token-opening.ts';
import type { Finding } from '../../../core/explain/lint.ts';
import { CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { exitCodes } from '../exit-code.ts';
import { findingJson } from '../finding-json.ts';
import { givenToken } from '../given-token.ts';
import { printWarnings } from '../key-output.ts';
import { refuseSharedInput, requireOne, takeKeySourceOptions, withKeySource, type KeySourceOptions } from '../key-source.ts';
import { openedFindings } from '../opened-findings.ts';
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
  const read = await givenToken(argument, terminal);
  const { opened, findings } = await withKeySource(terminal, options, async (api, keys) => {
    const opened = await api.tokens.decrypt({ token: read.text, with: keys });
    return { opened, findings: await openedFindings(read, opened, api) };
  });
  if (options.json) await terminal.output(`${visibleJson({ ...opened, findings: findings.map(findingJson) })}\n`);
  else await print(opened, findings, terminal);
  if (opened.shut === null) return;
  const which = opened.layers.length === 0 ? 'The token' : 'The token inside it';
  throw new CommandFailure(exitCodes.refused, visibleText(`${which} stays shut: ${opened.shut.reason}`));
}

/** The plaintext on standard output; how it was opened, what that does not show, and what is wrong with it, on standard error. */
async function print({ layers, content, warnings }: OpenedToken, findings: readonly Finding[], terminal: Terminal): Promise<void> {
  for (const { alg, enc, key, from, warnings } of layers) {
    await terminal.diagnose(visibleText(`Opened with ${key}${from === '' ? '' : ` (${from})`}: ${alg}, ${enc}.`));
    await printWarnings(warnings, terminal);
  }
  await printWarnings(warnings, terminal);
  if (content === null) return;
  await terminal.diagnose(visibleText(content.authenticity));
  for (const { rule, severity, message } of findings) {
    if (severity !== 'information') await terminal.diagnose(visibleText(`${severity} ${rule}: ${message}`));
  }
  await printBody(content.text ?? Buffer.from(content.base64, 'base64'), terminal);
}
