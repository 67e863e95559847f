import type { DecodeOptions } from './commands/decode.ts';
import { instantArgument } from './arguments.ts';
import { util } from './quick-builtins.ts';

/** What a plain `assay decode` asks for. */
export interface QuickDecode {
  readonly token: string | undefined;
  readonly options: DecodeOptions;
}

/**
 * Reads the command line of a well-formed `assay decode` without loading the library for all the others, which takes
 * longer than decoding does. Undefined for everything else, wrong usage and `--help` included: the full program answers those.
 */
export function readQuickDecode(argv: readonly string[]): QuickDecode | undefined {
  const [command, ...args] = argv;
  if (command !== 'decode') return undefined;
  try {
    const { values, positionals } = util.parseArgs({
      args,
      allowPositionals: true,
      options: { at: { type: 'string' }, json: { type: 'boolean' } },
    });
    if (positionals.length > 1) return undefined;
    const { at, json } = values;
    return { token: positionals[0], options: { ...(at === undefined ? {} : { at: instantArgument(at) }), ...(json ? { json } : {}) } };
  } catch {
    return undefined;
  }
}
