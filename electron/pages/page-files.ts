import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** A file of the page, ready to be answered. */
export interface PageFile {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const hardening = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Reads a file of the built page by the path of its URL. Undefined when there is none; nothing outside the directory can
 * be reached. The document gets a fresh nonce and its policy on every load; the other files have hashed names and keep.
 */
export async function pageFile(directory: string, pathname: string): Promise<PageFile | undefined> {
  const name = pathname === '/' ? 'index.html' : decodedPath(pathname);
  if (name === undefined) return undefined;
  const path = normalize(join(directory, name));
  const contentType = contentTypes[extname(path)];
  if (!path.startsWith(directory + sep) || contentType === undefined) return undefined;
  const body = await readFile(path).catch(() => undefined);
  if (body === undefined) return undefined;
  if (name !== 'index.html') {
    return { body, headers: { ...hardening, 'content-type': contentType, 'cache-control': 'public, max-age=31536000, immutable' } };
  }
  const nonce = randomBytes(16).toString('base64url');
  return {
    body: Buffer.from(body.toString('utf8').replaceAll('__CSP_NONCE__', nonce)),
    headers: {
      ...hardening,
      'content-type': contentType,
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
  };
}

function decodedPath(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\0') ? undefined : path.slice(1);
  } catch {
    return undefined;
  }
}
