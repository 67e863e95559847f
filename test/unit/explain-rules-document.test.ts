import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesDocument, rulesDocumentPath } from '../../scripts/rules-document.ts';

it('docs/rules.md is what scripts/rules-document.ts writes from the catalogue', () => {
  expect(readFileSync(rulesDocumentPath, 'utf8')).toBe(rulesDocument());
});
