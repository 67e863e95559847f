import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const document = readFileSync('docs/architecture.md', 'utf8');

function folders(parent: string): readonly string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`);
}

describe('the table of rooms in the architecture’s document', () => {
  it.each(['core', 'electron', 'renderer'].flatMap(folders))('names %s', (folder) => {
    const row = document.split('\n').find((line) => line.startsWith('|') && line.split('|')[1]?.includes(`\`${folder}`));
    expect(row).toBeDefined();
  });
});
