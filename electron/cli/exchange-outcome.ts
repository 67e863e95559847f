import type { WireFailure } from '../../core/contract/exchanges.ts';
import type { OAuthAnswer } from '../../core/contract/tokens.ts';
import { CommandFailure } from './command-failure.ts';
import { exitCodes } from './exit-code.ts';
import { visibleText } from './visible-text.ts';

/** Why no response came, as the end of a command. A URL that cannot be called is the caller's to correct. */
export function noResponse({ reason, message }: WireFailure): CommandFailure {
  return new CommandFailure(reason === 'url' ? exitCodes.badInput : exitCodes.unreachable, visibleText(message));
}

/** Why a token response is no success, as the end of a command; undefined when it is one. */
export function refusal(answer: OAuthAnswer | null): CommandFailure | undefined {
  if (answer === null || answer.kind === 'success') return undefined;
  return new CommandFailure(exitCodes.refused, refusalWords(answer));
}

/** What a server said that did not do what it was asked. */
export function refusalWords(answer: Extract<OAuthAnswer, { kind: 'error' | 'unusable' }>): string {
  if (answer.kind === 'unusable') return visibleText(answer.explanation);
  const said = answer.description === null ? answer.error : `${answer.error}: ${answer.description}`;
  const source = answer.source === null ? '' : ` [${answer.source}]`;
  return visibleText(`The server refused with ${said}. ${answer.explanation}${source}`);
}
