import { invalidInput } from '../fault.ts';

/** Refuses what is no absolute http(s) URL: INVALID_INPUT on the field. `what` names it in the sentence: “token endpoint”. */
export function requireHttpUrl(field: string, what: string, text: string): void {
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
}
