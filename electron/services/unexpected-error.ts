import { ORPCError } from '@orpc/server';

/**
 * An interceptor for a host's handler that writes a fault of Assay's own to standard error, by its kind and its place in the
 * code. Its message is left out: it may quote what it stumbled over. The contract's errors are answers, and are not written.
 */
export async function reportUnexpectedErrors<Result>({ next }: { readonly next: () => Promise<Result> }): Promise<Result> {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof ORPCError)) process.stderr.write(`assay: a fault of its own\n${describe(error)}\n`);
    throw error;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...frames].join('\n');
}
