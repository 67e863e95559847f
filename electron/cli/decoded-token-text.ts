import type { SignatureState } from '../../core/contract/tokens.ts';
import type { DescribedMember, DescribedToken, ReadingProblem, ReadToken } from '../../core/jose/token.ts';
import { placeInToken } from '../../core/jose/problem-place.ts';
import { readHeader } from '../../core/jose/read-members.ts';
import { columns } from './columns.ts';
import { jsonPartiesText } from './json-parties-text.ts';
import { signatureText } from './signature-text.ts';
import type { Terminal } from './terminal.ts';
import { visibleLines, visibleText } from './visible-text.ts';

/** Characters of a payload that is no JSON object shown at most. */
const payloadLimit = 4000;

/** A decoded token for a person at a terminal: what it is, header, claims, dates, signature, and what is wrong with it. */
export function decodedTokenText(read: ReadToken, described: DescribedToken, signature: SignatureState, terminal: Terminal): string {
  const { style } = terminal;
  const blocks = [`${style('bold', described.kind.name)}  ${style('dim', visibleText(described.kind.reason))}\n`];
  if (read.form !== 'opaque' || readHeader(read) !== null) {
    blocks.push(...partBlocks('Header', read.headerText, { read, described }, terminal));
    const parties = read.serialization === 'compact' ? '' : jsonPartiesText(read, terminal);
    if (parties !== '') blocks.push(parties);
    blocks.push(...partBlocks('Claims', read.payloadText, { read, described }, terminal));
    const ending = `${style('bold', 'Dates')}      ${visibleText(described.times.words)}\n`;
    blocks.push(`${ending}${style('cyan', 'Signature')}  ${signatureText(signature, terminal)}\n`);
  }
  if (read.problems.length > 0) blocks.push(read.problems.map((problem) => `${problemLine(problem)}\n`).join(''));
  return blocks.join('\n');
}

const parts = {
  Header: { part: 'header', colour: 'red' },
  Claims: { part: 'claims', colour: 'magenta' },
} as const;

/** One part's members; of a part that cannot be read to its end, as far as it can, and then the text that is left. */
function partBlocks(
  title: keyof typeof parts,
  text: string | null,
  { read, described }: { readonly read: ReadToken; readonly described: DescribedToken },
  terminal: Terminal,
): string[] {
  const { part, colour } = parts[title];
  const incomplete = read.incomplete[part];
  if (read[part] !== null) return [membersText(title, colour, described[part], terminal)];
  if (incomplete === null || described[part].length === 0) {
    return text === null ? [] : [textBlock(part === 'header' ? 'Header' : 'Payload', text, terminal)];
  }
  const members = membersText(`${title}, as far as it can be read`, colour, described[part], terminal);
  return incomplete.rest === '' ? [members] : [members, textBlock('From there on', incomplete.rest, terminal)];
}

/** One problem of a token's text on one line, with its section. */
export function problemLine(problem: ReadingProblem): string {
  const where = [problem.part, placeInToken(problem)].filter((words) => words !== null).join(', ');
  return visibleText(`${problem.severity} (${where}): ${problem.message} [${problem.source}]`);
}

function membersText(title: string, colour: 'red' | 'magenta', members: readonly DescribedMember[], { style }: Terminal): string {
  const rows = members.map((member) => ['', member.name, member.shortened ? `${member.text}…` : member.text, remark(member)]);
  return (
    `${style(colour, title)}\n` +
    columns(rows, (cell, column, row) => {
      if (column === 1) return style(colour, cell);
      if (column === 3) return style(members[row]?.fault || members[row]?.repeat ? 'yellow' : 'dim', cell);
      return cell;
    })
  );
}

/** What stands beside a member: that it is one of several, its fault, else its value in words, else its title; then the section. */
function remark(member: DescribedMember): string {
  const repeated = member.repeat === null ? [] : [`number ${member.repeat.number} of ${member.repeat.of} of this name`];
  const said = member.fault ?? member.words ?? member.title ?? '';
  return [...repeated, ...(said === '' ? [] : [said]), ...(member.source === null || said === '' ? [] : [member.source.label])].join(' · ');
}

function textBlock(title: string, text: string, { style }: Terminal): string {
  const shown = text.length > payloadLimit ? `${text.slice(0, payloadLimit)}…` : text;
  return `${style('magenta', title)}\n${visibleLines(shown)}\n`;
}
