import type { Explanation } from '../../core/contract/explanations.ts';
import { checkGroups } from '../../core/explain/diagnosis/check-groups.ts';
import { verdictWords } from '../../core/explain/diagnosis/verdict-words.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

type Cause = Explanation['causes'][number];
type Style = Terminal['style'];

const marks = { passed: '✓', failed: '✗', unknowable: '?' } as const;
const colours = { passed: 'green', failed: 'red', unknowable: 'gray' } as const;

/** An explanation for `--json`: a cause without a fix has none. */
export function explanationJson({ refused, said, profile, causes, checks, consulted, summary }: Explanation) {
  return {
    refused,
    said,
    profile,
    causes: causes.map(({ fix, ...cause }) => (fix === null ? cause : { ...cause, fix })),
    checks,
    consulted,
    summary,
  };
}

/** An explanation for people: the causes, then the server's checks. */
export function explanationText({ refused, said, causes, checks, consulted }: Explanation, style: Style): string {
  if (!refused) return `The server did what it was asked (status ${said.status}); there is nothing to explain.`;
  const words = [said.status === null ? null : `status ${said.status}`, said.code, said.text].flatMap((word) => word ?? []);
  const meaning =
    said.meaning === null ? [] : [`  ${visibleText(said.meaning)}${said.vendor === null ? '' : ` (${visibleText(said.vendor)})`}`];
  return [
    ...(words.length === 0 ? [] : [`The server said: ${words.map(visibleText).join(', ')}`, ...meaning, '']),
    ...causes.flatMap((cause, index) => causeLines(cause, index, style)),
    ...(checks.length === 0 ? [] : ['The server’s checks, as far as can be seen from here:']),
    ...checkGroups(checks).flatMap(({ questions, state, why, first }) => {
      const lines = questions.map(
        (question, index) => `${marks[state]} ${question}${index === questions.length - 1 ? ` ${visibleText(why)}` : ''}`,
      );
      return lines.map((line) => `  ${style(first ? ['bold', colours[state]] : colours[state], line)}`);
    }),
    ...consulted
      .filter(({ state }) => state === 'failed' || state === 'not asked')
      .map(({ what, url, message }) => `\nThe ${what} of ${visibleText(url)}: ${visibleText(message)}`),
  ].join('\n');
}

function causeLines({ id, title, evidence, advice, fix, ...judged }: Cause, index: number, style: Style): string[] {
  return [
    `${index + 1}. ${style('bold', verdictWords(judged))} [${id}]`,
    `   ${visibleText(title)}`,
    ...evidence.for.map((text) => `   + ${visibleText(text)}`),
    ...evidence.against.map((text) => `   − ${visibleText(text)}`),
    ...(advice === null ? [] : [`   ${visibleText(advice)}`]),
    ...(fix === null ? [] : [`   ${style('cyan', `Fix: ${visibleText(fix.title)}`)}`]),
    '',
  ];
}
