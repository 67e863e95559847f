import { KeyringUnreachable, type Keyring } from './keyring.ts';

/** A keyring that is asked for a bounded time. It may be waiting for a person at a prompt, so the question itself stays open. */
export interface PatientKeyring {
  /** Joins the question of an earlier call that is still open. */
  read(account: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Rejects when the time is up; `late` is called if it succeeds afterwards. */
  write(account: string, secret: Uint8Array, late: () => void): Promise<void>;
  /** Does what it can: an entry that stays behind opens nothing. */
  remove(account: string): Promise<void>;
}

/** Bounds every call on a keyring to a number of milliseconds, after which it rejects with KeyringUnreachable. */
export function patientKeyring(keyring: Keyring, limit: number): PatientKeyring {
  let question:
    | { readonly account: string; readonly answer: Promise<Uint8Array<ArrayBuffer> | null>; readonly deadline: number }
    | undefined;
  return {
    async read(account) {
      if (question?.account !== account) question = { account, answer: keyring.read(account), deadline: performance.now() + limit };
      const asked = question;
      const outcome = await within(asked.answer, asked.deadline).catch((error: unknown) => {
        question = undefined;
        throw error;
      });
      if (outcome === waiting) throw notAnswered();
      // Bytes are handed out once; who wants them again asks again.
      if (question === asked) question = undefined;
      return outcome === null ? null : outcome.slice();
    },
    async write(account, secret, late) {
      const answer = keyring.write(account, secret);
      if ((await within(answer, performance.now() + limit)) !== waiting) return;
      void answer.then(late, () => {});
      throw notAnswered();
    },
    async remove(account) {
      await within(
        keyring.remove(account).catch(() => {}),
        performance.now() + limit,
      );
    },
  };
}

const waiting = Symbol('waiting');

/** What a promise comes to before a time of `performance.now()`, or `waiting`. */
async function within<Value>(promise: Promise<Value>, deadline: number): Promise<Value | typeof waiting> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<typeof waiting>((resolve) => {
    timer = setTimeout(() => resolve(waiting), Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([promise, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

function notAnswered(): KeyringUnreachable {
  return new KeyringUnreachable('the keyring does not answer and may be waiting for you at a prompt of its own');
}
