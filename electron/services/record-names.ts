import { invalidInput } from './fault.ts';
import type { StoredRecord } from '../store/store.ts';

type Named = StoredRecord<{ readonly name: string }>;

/** Refuses a name that another record has, because the command line addresses records by name: INVALID_INPUT (`name`). */
export function refuseTakenName(noun: string, name: string, records: readonly Named[], ownId?: string): void {
  if (!records.some(({ id, document }) => id !== ownId && document.name === name)) return;
  throw invalidInput('name', `There is already a ${noun} named “${name}”.`, { fix: 'Choose another name.' });
}

/** The name if it is free, else with the first number that makes it so: "Acme 2". */
export function freeName(wanted: string, records: readonly Named[]): string {
  const taken = new Set(records.map(({ document }) => document.name));
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted.slice(0, 190)} ${count}`;
  return name;
}
