/** What a protected resource says with a status code, where that is more than the code's name (RFC 6750 3.1, RFC 9110 15). */
const meanings: Readonly<Record<number, string>> = {
  200: 'The resource let the call through.',
  201: 'The resource let the call through.',
  204: 'The resource let the call through; it has nothing to send back.',
  400: 'The resource cannot use the request as it is.',
  401: 'The resource does not accept the token, or wants one.',
  403: 'The token is good, but does not allow this.',
  404: 'There is nothing at this address, or the token may not know of it.',
  405: 'The resource does not take this method.',
  429: 'Too many requests.',
};

/**
 * One sentence on a status code; null where the code's name says all.
 * @param location where a redirect points to
 */
export function statusMeaning(status: number, location: string | null): string | null {
  const known = meanings[status];
  if (known !== undefined) return known;
  if (status >= 300 && status < 400) {
    return `A redirect${location === null ? '' : ` to ${location}`}; it is not followed, so that the token goes nowhere else.`;
  }
  return status >= 500 ? 'The server failed; that says nothing of the token.' : null;
}
