/** `node scripts/rules-document.ts`: writes docs/rules.md from the catalogue of rules. */
import { writeFileSync } from 'node:fs';
import { disagreements, type Disagreement } from '../core/explain/disagreements.ts';
import type { Rule } from '../core/explain/rule.ts';
import { needsWords, severityWords, usesWords } from '../core/explain/rule-words.ts';
import { families } from '../core/explain/rules/catalogue.ts';
import type { Source } from '../core/jose/sources.ts';

export const rulesDocumentPath = 'docs/rules.md';

/** The reference of all rules, as Markdown. */
export function rulesDocument(): string {
  const count = families.reduce((sum, { rules }) => sum + rules.length, 0);
  const contents = families.map(
    ({ prefix, title, rules }) => `| [${prefix}](#${anchor(`${prefix}: ${title}`)}) | ${title} | ${rules.length} |`,
  );
  return [
    '# The rules',
    '',
    '<!-- Written by scripts/rules-document.ts from core/explain/rules. Do not edit. -->',
    '',
    `What Assay looks for in tokens and requests: ${count} rules. None of them keeps anything from being sent. How much a finding matters depends on the profile in force (\`assay profiles\`) and sometimes on the case; a rule whose evidence is missing says so and does not pass. \`assay lint\` applies them to a token, \`assay rules\` prints this reference.`,
    '',
    '| | | rules |',
    '|---|---|---|',
    ...contents,
    '',
    ...families.flatMap(({ prefix, title, rules }) => [`## ${prefix}: ${title}`, '', ...rules.flatMap(ruleSection)]),
    '## Where the specifications disagree',
    '',
    ...disagreements.flatMap(disagreementSection),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function ruleSection(rule: Rule): string[] {
  return [
    `### ${rule.id}`,
    '',
    `**${rule.title}.** ${rule.about}`,
    '',
    `- Severity: ${severityWords(rule)}`,
    `- For: ${usesWords(rule)}`,
    `- Needs: ${needsWords(rule)}`,
    `- Source: ${rule.sources.map(link).join(', ')}`,
    '',
  ];
}

function disagreementSection({ title, positions, advice, rules }: Disagreement): string[] {
  return [
    `### ${title}`,
    '',
    ...positions.map(({ says, source }) => `- ${link(source)}: ${says}`),
    '',
    `${advice} (${rules.map((id) => `[${id}](#${anchor(id)})`).join(', ')})`,
    '',
  ];
}

function link({ label, url }: Source): string {
  return `[${label}](${url})`;
}

/** The anchor that a heading gets. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

if (import.meta.main) writeFileSync(rulesDocumentPath, rulesDocument());
