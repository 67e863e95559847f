import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { KeyringUnreachable, type Keyring } from './keyring.ts';

/**
 * What the child runs: one action on one entry, bytes as base64 over standard input and output.
 *
 * The native module connects to the keyring synchronously, and a process cannot end while one of its threads waits for a keyring's
 * prompt. In a child neither stops the host. It is a text rather than a file so that it needs no place of its own in a build.
 */
const program = `
const [library, action, account] = process.argv.slice(1);
const { Entry } = require(library);
const actions = {
  read: (entry) => { const secret = entry.getSecret(); return secret && Buffer.from(secret).toString('base64'); },
  write: (entry) => entry.setSecret(Buffer.from(require('node:fs').readFileSync(0, 'latin1'), 'base64')),
  remove: (entry) => { entry.deleteCredential(); },
};
let answer;
try {
  // Without the Secret Service the library would fall back to the kernel's keyring, which a restart empties.
  answer = { value: actions[action](new Entry('Assay', account, { linux: { store: 'secret-service' } })) ?? null };
} catch (error) {
  answer = { error: error.message };
}
process.stdout.write(JSON.stringify(answer));
`;

/** The system's keyring, each call in a process of its own. The secret goes through pipes and never stands in arguments. */
export function keyringProcess(environment: NodeJS.ProcessEnv): Keyring {
  return {
    async read(account) {
      const value = await run(environment, 'read', account);
      return value === null ? null : new Uint8Array(Buffer.from(value, 'base64'));
    },
    async write(account, secret) {
      await run(environment, 'write', account, Buffer.from(secret).toString('base64'));
    },
    async remove(account) {
      await run(environment, 'remove', account);
    },
  };
}

async function run(
  environment: NodeJS.ProcessEnv,
  action: 'read' | 'write' | 'remove',
  account: string,
  input = '',
): Promise<string | null> {
  const library = createRequire(import.meta.url).resolve('@napi-rs/keyring');
  // ELECTRON_RUN_AS_NODE makes the desktop's executable behave as Node, and means nothing to Node itself.
  const { ASSAY_PASSPHRASE: _, ...inherited } = environment;
  const child = spawn(process.execPath, ['-e', program, library, action, account], {
    env: { ...inherited, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return answerOf(child, input);
}

async function answerOf(child: ChildProcessByStdio<Writable, Readable, null>, input: string): Promise<string | null> {
  const stop = () => void child.kill('SIGKILL');
  // A host that ends leaves no prompt of its own behind.
  process.once('exit', stop);
  // Nor does an unanswered prompt keep one from ending.
  child.unref();
  if (child.stdout instanceof Socket) child.stdout.unref();
  try {
    child.stdin.on('error', () => {}).end(input);
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return parsedAnswer(output);
  } catch (error) {
    if (error instanceof KeyringUnreachable) throw error;
    throw new KeyringUnreachable('the keyring cannot be reached, for its helper process did not run', { cause: error });
  } finally {
    process.off('exit', stop);
  }
}

function parsedAnswer(output: string): string | null {
  const answer: unknown = JSON.parse(output);
  if (typeof answer !== 'object' || answer === null) throw new TypeError('the keyring process answered no object');
  if ('error' in answer) throw new KeyringUnreachable(unreachable(String(answer.error)));
  return 'value' in answer && typeof answer.value === 'string' ? answer.value : null;
}

/** The libraries underneath explain themselves at length, and name the message bus where no keyring is on it. */
function unreachable(message: string): string {
  if (/d-?bus|org\.freedesktop/i.test(message)) return 'no keyring service (Secret Service) answers in this session';
  const firstSentence = message.split(/(?<=\.)\s|\n/)[0] ?? '';
  return `the keyring cannot be reached (${firstSentence.slice(0, 160).replace(/\.$/, '')})`;
}
