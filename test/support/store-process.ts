/**
 * A process that works on a database, for tests of several at once. Arguments: data directory, what to do, a label.
 * `write`: puts drafts one after the other until it is killed, and prints each id once it is committed.
 * `open`: opens the store when a line arrives on standard input, prints its notices and closes it.
 */
import { createInterface } from 'node:readline';
import { openStore } from '../../electron/store/database.ts';

const [directory = '', action = '', label = ''] = process.argv.slice(2);

if (action === 'write') {
  const store = openStore(directory);
  const filling = 'x'.repeat(2000);
  for (let count = 0; ; count += 1) {
    const id = `${label}-${count}`;
    store.drafts.put({ id, document: { filling }, sealed: null });
    process.stdout.write(`${id}\n`);
    // Standard output is written between two turns of the event loop.
    await new Promise(setImmediate);
  }
}

if (action === 'open') {
  const lines = createInterface({ input: process.stdin });
  process.stdout.write('ready\n');
  lines.once('line', () => {
    const store = openStore(directory);
    process.stdout.write(`${JSON.stringify(store.notices)}\n`);
    store.close();
    lines.close();
  });
}
