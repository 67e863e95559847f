import { storeUnusable, type StoreFaultReason } from '../services/fault.ts';

/** What to say for each reason; `newer` is said where the versions are known. */
const sentences: Readonly<Record<Exclude<StoreFaultReason, 'newer'>, (path: string) => string>> = {
  busy: (path) => `The database “${path}” is locked by another program; close that program, or wait for it, and try again.`,
  damaged: (path) => `The database “${path}” is damaged; restart Assay, which sets the file aside and begins a new one.`,
  full: (path) => `The disk that holds “${path}” is full, so nothing was saved; free some space and try again.`,
  unwritable: (path) =>
    `“${path}” cannot be read and written; check that it is yours and not read-only, or set ASSAY_HOME to another directory.`,
};

/** Result codes of SQLite and of the operating system, by the start of their names. */
const reasons: readonly (readonly [code: string, reason: keyof typeof sentences])[] = [
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_PROTOCOL', 'busy'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['SQLITE_READONLY', 'unwritable'],
  ['SQLITE_CANTOPEN', 'unwritable'],
  ['SQLITE_PERM', 'unwritable'],
  ['SQLITE_AUTH', 'unwritable'],
  ['SQLITE_IOERR', 'unwritable'],
  ['EACCES', 'unwritable'],
  ['EPERM', 'unwritable'],
  ['EROFS', 'unwritable'],
  ['EEXIST', 'unwritable'],
  ['ENOENT', 'unwritable'],
  ['ENOTDIR', 'unwritable'],
  ['EISDIR', 'unwritable'],
  ['EIO', 'unwritable'],
  ['EMFILE', 'unwritable'],
];

/** Why the database refused, or undefined for an error that is none of the database's. */
export function storeFaultReason(error: unknown): keyof typeof sentences | undefined {
  if (!(error instanceof Error)) return undefined;
  // libsql gives no code when the file cannot be opened at all.
  if (error.message.includes('Unable to open connection')) return 'unwritable';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons.find(([start]) => code.startsWith(start))?.[1];
}

/** The contract's STORE_UNUSABLE for an error of SQLite or the file system; any other error as it is. */
export function storeFault(error: unknown, path: string): unknown {
  const reason = storeFaultReason(error);
  return reason === undefined ? error : storeUnusable(reason, path, sentences[reason](path));
}

/** Runs something on the database and throws its refusals as STORE_UNUSABLE. */
export function withStoreFaults<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw storeFault(error, path);
  }
}
