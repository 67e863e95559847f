import { visibleText } from './visible-text.ts';

/** The command that was used wrongly. */
export interface UsedCommand {
  /** “assay keys list”. */
  readonly path: string;
  /** Its long options: “--json”. */
  readonly options: readonly string[];
}

/** Commander's “error: unknown option '--x'” as a sentence, with the nearest that there is and where to look. */
export function usageSentence(message: string, { path, options }: UsedCommand): string {
  const [fault = '', ...given] = message
    .replace(/^error: /, '')
    .replaceAll(/'([^']*)'/g, '“$1”')
    .split('\n')
    .map((line) => visibleText(line.replace(/^\((.*)\)$/, '$1').trim()))
    .filter((line) => line !== '');
  const sentence = fault.charAt(0).toUpperCase() + fault.slice(1);
  const suggestions = given.length > 0 ? given : optionInPart(fault, options);
  return [/[.?!]$/.test(sentence) ? sentence : `${sentence}.`, ...suggestions, `See “${path} --help”.`].join(' ');
}

/** Letters that two names of options have to share. */
const leastShared = 3;

/** Commander finds typing errors alone; this finds `--max` for `--max-requests` and `--secret-encoding` for `--encoding`. */
function optionInPart(fault: string, options: readonly string[]): readonly string[] {
  const typed = /^unknown option “--([\w-]+)/.exec(fault)?.[1] ?? '';
  if (typed.length < leastShared) return [];
  const near = options.find((option) => {
    const name = option.replace(/^--/, '');
    return name.includes(typed) || (name.length >= leastShared && typed.includes(name));
  });
  return near === undefined ? [] : [`Did you mean ${near}?`];
}
