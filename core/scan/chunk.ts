/** Bytes of a file that one call of the page brings at most. */
export const longestChunk = 8 * 1024 * 1024;
