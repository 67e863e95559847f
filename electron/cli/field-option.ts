import { CommandFailure } from './command-failure.ts';
import { describeFailure } from './failure-description.ts';
import { refusedField } from './refused-field.ts';

/** Options that have not the name of the field of the contract that they fill. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  keyId: ['--key'],
  keySetId: ['--key-set'],
  names: ['--san'],
  password: ['--password-file', '--password-stdin'],
};

/** Of all that can be wrong with a key's text, what another reading of it helps against. */
const anotherReading = /another encoding|as a secret/;

/**
 * A refusal of the contract with the option behind its sentence that fills the field it is about, where the command has one. Any other error as it is.
 * @param options the command's long options
 */
export function namingOption(error: unknown, options: readonly string[]): unknown {
  const field = refusedField(error);
  if (field === null) return error;
  const { exitCode, message } = describeFailure(error);
  const names = optionsOf(field, message).filter((name) => options.includes(name) && !message.includes(name));
  return names.length === 0 ? error : new CommandFailure(exitCode, `${message.replace(/\.$/, '')} (${names.join(' or ')}).`);
}

function optionsOf(field: string, message: string): readonly string[] {
  if (field === 'material') return anotherReading.test(message) ? ['--secret-encoding'] : [];
  return otherNames[field] ?? [`--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`];
}
