import type { SignatureState } from '../../core/contract/tokens.ts';
import type { DescribedMember, DescribedToken, ReadingProblem, ReadToken } from '../../core/jose/token.ts';
import { columns } from './columns.ts';
import { signatureText } from './signature-text.ts';
import type { Terminal } from './terminal.ts';
import { visibleLines, visibleText } from './visible-text.ts';

/** Characters of a payload that is no JSON object shown at most. */
const payloadLimit = 4000;

/** A decoded token for a person at a terminal: what it is, header, claims, dates, signature, and what is wrong with it. */
export function decodedTokenText(read: ReadToken, described: DescribedToken, signature: SignatureState, terminal: Terminal): string {
  const { style } = terminal;
  const blocks = [`${style('bold', described.kind.name)}  ${style('dim', visibleText(described.kind.reason))}\n`];
  if (read.form !== 'opaque') {
    blocks.push(membersText('Header', 'red', described.header, terminal));
    if (read.claims !== null) blocks.push(membersText('Claims', 'magenta', described.claims, terminal));
    else if (read.payloadText !== null) blocks.push(payloadBlock(read.payloadText, terminal));
    blocks.push(
      `${style('bold', 'Dates')}      ${visibleText(described.times.words)}\n` +
        `${style('cyan', 'Signature')}  ${signatureText(signature, terminal)}\n`,
    );
  }
  if (read.problems.length > 0) blocks.push(read.problems.map((problem) => `${problemLine(problem)}\n`).join(''));
  return blocks.join('\n');
}

/** One problem of a token's text on one line, with its section. */
export function problemLine(problem: ReadingProblem): string {
  const place = problem.position === null ? problem.part : `${problem.part}, character ${problem.position + 1}`;
  return visibleText(`${problem.severity} (${place}): ${problem.message} [${problem.source}]`);
}

function membersText(title: string, colour: 'red' | 'magenta', members: readonly DescribedMember[], { style }: Terminal): string {
  const rows = members.map((member) => ['', member.name, member.shortened ? `${member.text}…` : member.text, remark(member)]);
  return (
    `${style(colour, title)}\n` +
    columns(rows, (cell, column, row) => {
      if (column === 1) return style(colour, cell);
      if (column === 3) return style(members[row]?.fault ? 'yellow' : 'dim', cell);
      return cell;
    })
  );
}

/** What stands beside a member: its fault, else its value in words, else its title; then the section. */
function remark(member: DescribedMember): string {
  const said = member.fault ?? member.words ?? member.title ?? '';
  return member.source === null || said === '' ? said : `${said} · ${member.source.label}`;
}

function payloadBlock(text: string, { style }: Terminal): string {
  const shown = text.length > payloadLimit ? `${text.slice(0, payloadLimit)}…` : text;
  return `${style('magenta', 'Payload')}\n${visibleLines(shown)}\n`;
}
