import type { ClientDocument, StoredRecord } from '../store/store.ts';
import { invalidInput, notFound } from './fault.ts';
import type { Ports } from './ports.ts';

/** A client registration as it is stored. Throws NOT_FOUND. */
export function storedClient({ store }: Pick<Ports, 'store'>, id: string): StoredRecord<ClientDocument> {
  const record = store.clients.get(id);
  if (record === undefined) throw notFound('client', id);
  return record;
}

/** An absolute http(s) URL, or INVALID_INPUT on the field. `what` names it in the sentence: “token endpoint”. */
export function httpUrl(field: string, what: string, text: string): string {
  if (text === '') throw invalidInput(field, `The ${what} is missing.`, { fix: `Enter the ${what}’s URL.` });
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw invalidInput(field, `The ${what} “${text.slice(0, 200)}” is no absolute http or https URL.`, {
      fix: 'Write it with https:// (or http:// on this computer) and a host.',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw invalidInput(field, `The ${what} holds a user name or password, which would not be sent.`, { fix: 'Take it out of the URL.' });
  }
  return text;
}
