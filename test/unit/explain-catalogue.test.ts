import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disagreements } from '../../core/explain/disagreements.ts';
import { allProfiles } from '../../core/explain/profiles/profile-in-force.ts';
import { catalogue, families, ruleNamed } from '../../core/explain/rules/catalogue.ts';

/** How many rules each family has; together 143. */
const counts = { ENC: 13, HDR: 19, ALG: 17, KEY: 11, CLM: 11, AUD: 10, TIM: 12, REQ: 18, SRV: 7, TOK: 12, DPP: 7, JWE: 6 };

const ids = Object.entries(counts).flatMap(([prefix, count]) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`),
);

const folder = 'test/unit';
const tables = readdirSync(folder)
  .filter((name) => /^explain-.*-rules\.test\.ts$/.test(name))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');

/** The cases of a rule as they stand in the tests. */
function casesOf(id: string): { readonly found: number; readonly quiet: number } {
  const table = new RegExp(`^  '${id}': \\[\\n(.*?)^  \\],$`, 'ms').exec(tables)?.[1] ?? '';
  const all = table.match(/\bsays:/g)?.length ?? 0;
  const quiet = table.match(/\bsays: null/g)?.length ?? 0;
  return { found: all - quiet, quiet };
}

describe('the catalogue', () => {
  it('has every rule, once, in the order of the families', () => {
    expect(ids).toHaveLength(143);
    expect(catalogue.map(({ id }) => id)).toEqual(ids);
    expect(families.map(({ prefix, rules }) => [prefix, rules.length])).toEqual(Object.entries(counts));
  });

  it.each(ids)('%s has a case that it finds, one that it does not, and one that nearly is it', (id) => {
    const { found, quiet } = casesOf(id);
    expect(found).toBeGreaterThanOrEqual(1);
    expect(quiet).toBeGreaterThanOrEqual(2);
  });

  it('explains each rule, with a source to read', () => {
    for (const { id, title, about, sources } of catalogue) {
      expect(title, id).toMatch(/^[\p{Lu}“].*[^.]$/u);
      expect(about, id).toMatch(/\.$/);
      for (const { url } of sources) expect(url, id).toMatch(/^https:\/\//);
    }
  });

  it('has every rule that profiles, server errors and disagreements name', () => {
    const named = [
      ...disagreements.flatMap(({ rules }) => rules),
      ...allProfiles().flatMap(({ severities, errors }) => [...Object.keys(severities), ...errors.flatMap(({ rules }) => rules)]),
    ].filter((id) => !id.endsWith('*'));
    expect(named.filter((id) => ruleNamed(id) === undefined)).toEqual([]);
  });
});
