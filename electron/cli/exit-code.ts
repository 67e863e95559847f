/** What the process answers to its caller, for every command alike. */
export const exitCodes = {
  done: 0,
  /** Usage, a name that nothing is stored under, a value that cannot be used. */
  badInput: 1,
  /** The server answered and refused, or a check failed. */
  refused: 2,
  /** No response came. */
  unreachable: 3,
  vaultLocked: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
