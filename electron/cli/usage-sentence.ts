import { visibleText } from './visible-text.ts';

/** Commander's “error: unknown option '--x'” as a sentence, with its suggestion and where to look. */
export function usageSentence(message: string): string {
  const [fault = '', ...suggestions] = message
    .replace(/^error: /, '')
    .replaceAll(/'([^']*)'/g, '“$1”')
    .split('\n')
    .map((line) => visibleText(line.replace(/^\((.*)\)$/, '$1').trim()))
    .filter((line) => line !== '');
  const sentence = fault.charAt(0).toUpperCase() + fault.slice(1);
  return [/[.?!]$/.test(sentence) ? sentence : `${sentence}.`, ...suggestions, 'See “assay --help”.'].join(' ');
}
