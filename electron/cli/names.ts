import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { KeySet } from '../../core/contract/key-sets.ts';
import type { Key } from '../../core/contract/keys.ts';
import { badInput } from './command-failure.ts';
import { visibleText } from './visible-text.ts';

interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

const namesShown = 12;

/** The client that a person means by an id, a name or a client_id. Throws a failure when it is none or several. */
export function namedClient(clients: readonly ClientRegistration[], given: string): ClientRegistration {
  return named('client', clients, given, (client) => client.clientId);
}

/** The key that a person means by an id, a name or a kid. Throws a failure when it is none or several. */
export function namedKey(keys: readonly Key[], given: string): Key {
  return named('key', keys, given, (key) => key.kid);
}

/** The published key set that a person means by an id or a name. Throws a failure when it is none or several. */
export function namedKeySet(sets: readonly KeySet[], given: string): KeySet {
  return named('key set', sets, given, (set) => set.path);
}

/** An id wins over a name, a name over the identifier that the record has elsewhere. */
function named<Entry extends NamedRecord>(
  noun: string,
  records: readonly Entry[],
  given: string,
  elsewhere: (entry: Entry) => string,
): Entry {
  for (const identifier of [(entry: Entry) => entry.id, (entry: Entry) => entry.name, elsewhere]) {
    const found = records.filter((entry) => identifier(entry) === given);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    if (found.length > 1) {
      throw badInput(`“${visibleText(given)}” names ${found.length} ${noun}s. Use an id: ${found.map(({ id }) => id).join(', ')}.`);
    }
  }
  throw badInput(`There is no ${noun} “${visibleText(given)}”. ${heldNames(noun, records)}`);
}

function heldNames(noun: string, records: readonly NamedRecord[]): string {
  if (records.length === 0) return `No ${noun} is held yet.`;
  const names = records.slice(0, namesShown).map(({ name }) => `“${visibleText(name)}”`);
  const more = records.length > namesShown ? ` and ${records.length - namesShown} more` : '';
  return `Held: ${names.join(', ')}${more}.`;
}
