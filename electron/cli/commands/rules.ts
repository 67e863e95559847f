import { disagreementsAbout } from '../../../core/explain/disagreements.ts';
import type { Rule } from '../../../core/explain/rule.ts';
import { needsWords, severityByProfile, severityWords, usesWords } from '../../../core/explain/rule-words.ts';
import { families, ruleNamed } from '../../../core/explain/rules/catalogue.ts';
import { columns } from '../columns.ts';
import { badInput } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

/** `assay rules`: the reference of what Assay looks for. */
export const defineRules: DefineCommand = (command, terminal) => {
  command
    .description('Lists the rules that tokens and requests are judged by, or explains one.')
    .argument('[id]', 'a rule (ENC-06), or a family of them (ENC)')
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, { json }: { json?: true }) => {
      const rules = chosenRules(id);
      if (json) return await terminal.output(`${visibleJson({ rules: rules.map(ruleJson) })}\n`);
      const [only] = rules;
      await terminal.output(rules.length === 1 && only !== undefined ? ruleText(only, terminal) : rulesTable(rules, terminal));
    });
};

function chosenRules(id: string | undefined): readonly Rule[] {
  if (id === undefined) return families.flatMap(({ rules }) => rules);
  const family = families.find(({ prefix }) => prefix === id.toUpperCase());
  if (family !== undefined) return family.rules;
  const rule = ruleNamed(id);
  if (rule !== undefined) return [rule];
  throw badInput(
    `There is no rule “${visibleText(id)}”. Families: ${families.map(({ prefix }) => prefix).join(', ')}; “assay rules” lists all.`,
  );
}

function rulesTable(rules: readonly Rule[], { style }: Terminal): string {
  const rows = rules.map((rule) => [rule.id, severityByProfile(rule.severity).base, rule.title]);
  return columns(rows, (cell, column) => (column === 0 ? style('cyan', cell) : cell));
}

function ruleText(rule: Rule, { style }: Terminal): string {
  const details = [
    ['severity', severityWords(rule)],
    ['for', usesWords(rule)],
    ['needs', needsWords(rule)],
    ...rule.sources.map(({ label, url }) => ['source', `${label}  ${url}`]),
  ];
  const disagreements = disagreementsAbout(rule.id).flatMap(({ title, positions, advice }) => [
    '',
    `The specifications disagree: ${title}`,
    ...positions.map(({ says, source }) => `  ${source.label}: ${says}`),
    `  ${advice}`,
  ]);
  return [
    `${style('cyan', rule.id)}  ${rule.title}`,
    '',
    rule.about,
    '',
    columns(details, (cell, column) => (column === 0 ? style('dim', cell) : cell)).trimEnd(),
    ...disagreements,
    '',
  ].join('\n');
}

function ruleJson({ id, title, about, severity, uses, needs, partly, sources }: Rule) {
  return { id, title, about, severity: severityByProfile(severity), uses, needs, partly, sources, disagreements: disagreementsAbout(id) };
}
