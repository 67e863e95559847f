import type { JsonObject, NamedValue } from '../../core/contract/values.ts';
import { readJsonObject } from '../../core/jose/json-reader.ts';
import { parseInstant } from '../../core/jose/time-words.ts';
import { badInput } from './command-failure.ts';
import { refuseSecretParameter } from './secret-arguments.ts';
import { visibleText } from './visible-text.ts';

/*
 * Readers for the values of options: each takes the text as typed, and throws a failure that names the option.
 */

/** A whole number within bounds. */
export function integerArgument(option: string, minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^-?\d+$/.test(text) && number >= minimum && number <= maximum) return number;
    throw badInput(`${option} must be a whole number from ${minimum} to ${maximum}, not “${visibleText(text)}”.`);
  };
}

/** A number within bounds, perhaps with decimals. */
export function numberArgument(option: string, minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+(?:\.\d+)?$/.test(text) && number >= minimum && number <= maximum) return number;
    throw badInput(`${option} must be a number from ${minimum} to ${maximum}, not “${visibleText(text)}”.`);
  };
}

/** One of a list of words. */
export function choiceArgument<Choice extends string>(option: string, choices: readonly Choice[]): (text: string) => Choice {
  return (text) => {
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) throw badInput(`${option} must be one of ${choices.join(', ')}, not “${visibleText(text)}”.`);
    return choice;
  };
}

/** `NAME=VALUE`, repeatable; a secret's value is refused. */
export function parameterArgument(text: string, previous: readonly NamedValue[] = []): readonly NamedValue[] {
  const at = text.indexOf('=');
  if (at <= 0) throw badInput(`--param takes NAME=VALUE, not “${visibleText(text)}”.`);
  const parameter = { name: text.slice(0, at), value: text.slice(at + 1) };
  refuseSecretParameter(parameter.name, parameter.value);
  return [...previous, parameter];
}

/** `Name: value`, repeatable (RFC 9110 5.1). */
export function headerFieldArgument(text: string, previous: readonly NamedValue[] = []): readonly NamedValue[] {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*(.*)$/.exec(text);
  const [, name, value] = match ?? [];
  if (name === undefined || value === undefined) throw badInput(`--header takes 'Name: value', not “${visibleText(text)}”.`);
  return [...previous, { name, value }];
}

/** A JSON object; one that cannot be read is refused with the place of its fault. */
export function jsonObjectArgument(option: string): (text: string) => JsonObject {
  return (text) => {
    const { value, problems } = readJsonObject(text);
    if (value !== null) return value;
    const fault = problems.find(({ severity }) => severity === 'error')?.message ?? 'It cannot be read.';
    throw badInput(`${option} takes a JSON object. ${visibleText(fault)}`);
  };
}

/** An absolute http or https URL. */
export function urlArgument(option: string): (text: string) => string {
  return (text) => {
    if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text;
    throw badInput(`${option} must be an absolute http or https URL, not “${visibleText(text)}”.`);
  };
}

/** A point in time: “now”, seconds since 1970 or an ISO 8601 date, UTC unless it says otherwise. Answers milliseconds. */
export function instantArgument(text: string): number {
  const instant = text.trim().toLowerCase() === 'now' ? Date.now() : parseInstant(text);
  if (instant !== null) return instant;
  throw badInput(
    `--at “${visibleText(text)}” is no time. Give “now”, seconds since 1970 (1767225600) or a date such as 2026-01-01T00:00:00Z.`,
  );
}
