/** Control, format (bidi overrides, zero-width, tags), surrogate and line-separating characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const invisibleExceptLayout = /(?!\t|\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

function escaped(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Text from outside on one line, with nothing in it that a terminal would act on or that reorders what is read. */
export function visibleText(text: string): string {
  return text.replaceAll(invisible, escaped);
}

/** The same for text of several lines: line feeds and tabs stay, CR LF becomes LF. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(invisibleExceptLayout, escaped);
}

/** Indented JSON in which such characters are escaped, so that it is the same document and safe to print. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, jsonEscaped);
}

/** Lines of JSON or CSV with such characters escaped as JSON escapes them; line ends stay as they are. */
export function visibleRecords(text: string): string {
  return text.replaceAll(/(?!\r|\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, jsonEscaped);
}

function jsonEscaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}
