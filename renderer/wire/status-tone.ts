/** What an outcome is like. */
export type StatusTone = 'good' | 'warn' | 'bad';

/** What a status code is like (RFC 9110 15). */
export function statusTone(status: number): StatusTone {
  if (status >= 400) return 'bad';
  return status >= 200 && status < 300 ? 'good' : 'warn';
}
