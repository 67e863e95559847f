import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { digits, type Measurement } from './measure.ts';

const limit = 200;

/** The scripts that the page loads before anything is shown: those of its document. */
export function benchPageSize(): Measurement {
  const document = readFileSync('dist/renderer/index.html', 'utf8');
  const scripts = [...document.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));
  const kilobytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(`dist/renderer${path}`)).length / 1000, 0);
  return {
    name: 'initial JavaScript of the page',
    measured: `${digits(kilobytes)} KB gzipped`,
    goal: `at most ${limit} KB`,
    met: kilobytes <= limit,
    detail: `${scripts.length} scripts`,
  };
}
