import { badInput } from './command-failure.ts';
import { util } from './quick-builtins.ts';

type Format = Parameters<typeof util.styleText>[0];

/** The three standard streams of the process. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  /** Whether a person reads standard output, rather than a file or a pipe. */
  readonly outputIsTerminal: boolean;
  /** Writes to standard output. Resolves when it is handed on; a reader that has gone away ends the process quietly. */
  readonly output: (data: string | Uint8Array) => Promise<void>;
  /** Writes a line of diagnostics to standard error. */
  readonly diagnose: (line: string) => Promise<void>;
  /** Colours for standard output: only on a terminal, and not under NO_COLOR. */
  readonly style: (format: Format, text: string) => string;
  /** The same for standard error. */
  readonly styleDiagnostic: (format: Format, text: string) => string;
}

/** A closed pipe is how `head` says it has enough: no fault, and nobody is left to tell. */
function brokenPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

function write(stream: NodeJS.WriteStream, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      if (!error) resolve();
      else if (brokenPipe(error)) process.exit();
      else reject(badInput(`The output cannot be written (${error.message}).`));
    });
  });
}

/** A standard stream, made when it is first used: making one takes time, and few commands need both. */
function lazyStream(name: 'stdout' | 'stderr'): () => NodeJS.WriteStream {
  let stream: NodeJS.WriteStream | undefined;
  // Each write reports its own failure; unheard, the event would end the process with a stack trace.
  return () => (stream ??= process[name].on('error', () => {}));
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const stdout = lazyStream('stdout');
  const stderr = lazyStream('stderr');
  return {
    get input() {
      return process.stdin;
    },
    get outputIsTerminal() {
      return stdout().isTTY;
    },
    output: (data) => write(stdout(), data),
    diagnose: (line) => write(stderr(), `${line}\n`),
    style: (format, text) => util.styleText(format, text, { stream: stdout() }),
    styleDiagnostic: (format, text) => util.styleText(format, text, { stream: stderr() }),
  };
}
