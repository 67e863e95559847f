import { numbered } from '../../core/jose/time-words.ts';
import type { SignatureState } from '../../core/contract/tokens.ts';
import type { FoundToken } from '../../core/inspect/find-tokens.ts';
import type { DisclosedClaims } from '../../core/jose/disclosed-claims.ts';
import type { KeyBinding } from '../../core/jose/key-binding.ts';
import type { DescribedToken, ReadToken } from '../../core/jose/token.ts';
import { columns } from './columns.ts';
import { decodedTokenText } from './decoded-token-text.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

/** A token that was found and opened. */
export interface InspectedToken {
  /** Its place in the list, from 1. */
  readonly number: number;
  readonly found: FoundToken;
  readonly read: ReadToken;
  readonly described: DescribedToken;
  readonly signature: SignatureState;
  /** Null for a token that is no SD-JWT. */
  readonly disclosed: DisclosedClaims | null;
  /** Why an SD-JWT must be refused, in sentences. */
  readonly faults: readonly string[];
  /** The key binding JWT of an SD-JWT; null where there is none. */
  readonly binding: KeyBinding | null;
}

/** Places of one token that are listed. */
const placesShown = 5;
/** Characters of a disclosed value that are shown. */
const widest = 200;

/** The tokens of a text in a table: which, what, where. */
export function foundTable(tokens: readonly Pick<InspectedToken, 'number' | 'found'>[], { style }: Terminal): string {
  const rows = tokens.map(({ number, found }) => [String(number), found.kind.name, String(found.count), found.places[0]?.words ?? '']);
  return columns([['N', 'KIND', 'COUNT', 'FOUND IN'], ...rows], (cell, _column, row) => (row === 0 ? style('bold', cell) : cell));
}

/** One token for a person at a terminal: where it was found, and all that it says. */
export function inspectedText(token: InspectedToken, terminal: Terminal): string {
  const { found, read, described, signature, disclosed, faults, binding } = token;
  const shown = found.places.slice(0, placesShown).map(({ words }) => `Found in ${visibleText(words)}`);
  const more = found.count > shown.length ? [`and ${found.count - shown.length} times more`] : [];
  const around = [...shown, ...more, ...found.undone.map(visibleText)].map((line) => `${terminal.style('dim', line)}\n`);
  const behind = disclosed === null ? '' : `\n${disclosuresText(disclosed, faults, terminal)}`;
  return `${around.join('')}${decodedTokenText(read, described, signature, terminal)}${behind}${binding === null ? '' : bindingText(binding, terminal)}`;
}

/** What the holder signed, and whether it is for this presentation. */
function bindingText({ read, signature, bound }: KeyBinding, { style }: Terminal): string {
  const state = signature.state === 'verified' ? 'verified with the key in cnf' : `${signature.state}: ${signature.reason}`;
  const said = bound === true ? 'it is for what is presented here' : 'its sd_hash is not that of what is presented here';
  const [header, claims] = [read.headerText ?? '–', read.payloadText ?? '–'].map((text) => visibleText(text.slice(0, 2000)));
  return `\n${style('magenta', 'Key binding')}\n  signature  ${visibleText(state.replace(/\.$/, ''))}; ${said}\n  header     ${header}\n  claims     ${claims}\n`;
}

function disclosuresText({ disclosures, undisclosed }: DisclosedClaims, faults: readonly string[], { style }: Terminal): string {
  const rows = disclosures.map(({ path, content, fault }) => [
    '',
    path ?? content?.name ?? '–',
    content === null ? '–' : (JSON.stringify(content.value) ?? '').slice(0, widest),
    fault ?? '',
  ]);
  const are = undisclosed === 1 ? 'is' : 'are';
  const kept = undisclosed === 0 ? '' : `${numbered(undisclosed, 'digest')} ${are} of what is not disclosed here, or decoys.\n`;
  return `${style('magenta', 'Disclosures')}\n${columns(rows)}${kept}${faults.map((fault) => `error (SD-JWT): ${visibleText(fault)}\n`).join('')}`;
}
