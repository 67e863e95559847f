/** The field that an INVALID_INPUT of the contract is about; null for every other error. */
export function refusedField(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'INVALID_INPUT' || !('data' in error)) return null;
  const { data } = error;
  return typeof data === 'object' && data !== null && 'field' in data && typeof data.field === 'string' ? data.field : null;
}
