import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import type { FitCheck, FittedKey, KeyFit, KeyFitInput } from '../../../core/contract/key-fit.ts';
import type { FitKey } from '../../../core/jose/fit-key.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import { fitToToken } from '../../../core/jose/token-fit.ts';
import { storedClient } from '../clients/client-record.ts';
import { invalidInput } from '../fault.ts';
import { fitKeysOf } from './fit-keys.ts';
import { chosenKey } from './key-publication/current-key.ts';
import type { Ports } from '../ports.ts';
import { fitToRegistration } from '../clients/registration-fit.ts';

type Against = KeyFitInput['against'];

/** “Does it fit?”: any key, certificate, JWKS or `jwks_uri` against any token or registration. */
export function createKeyFit(ports: Pick<Ports, 'clock' | 'http' | 'store' | 'vault'>) {
  const os = implement(contract.keys);
  const keysOf = fitKeysOf(ports);

  /** How each key is compared, prepared once. */
  function comparison(against: Against): { readonly noun: string; readonly compare: (key: FitKey) => Promise<FittedKey> } {
    if ('clientId' in against) {
      const client = storedClient(ports, against.clientId);
      const key = chosenKey(ports, client.document, client.document.alg)?.document;
      return { noun: `the registration “${client.document.name}”`, compare: (each) => fitToRegistration(ports, { client, key }, each) };
    }
    const token = readToken(against.token);
    if (token.text === '') throw invalidInput('token', 'There is no token to compare with.', { fix: 'Paste a token.' });
    return { noun: 'this token', compare: (each) => fitToToken(token, each) };
  }

  return os.fit.handler(async ({ input: { key, against }, signal }) => {
    const { noun, compare } = comparison(against);
    const keys: FittedKey[] = [];
    for (const each of await keysOf(key, signal)) keys.push(await compare(each));
    // Those that fit first, otherwise in their order.
    const sorted = [...keys.filter(({ fits }) => fits), ...keys.filter(({ fits }) => !fits)];
    return { fits: sorted.some(({ fits }) => fits), verdict: verdict(sorted, noun), keys: sorted };
  });
}

/** What says most about why a key does not fit, first. */
const decisive: readonly FitCheck['of'][] = ['method', 'type', 'signature', 'key', 'secret', 'certificate', 'holder', 'kid', 'use'];

function verdict(keys: readonly FittedKey[], noun: string): KeyFit['verdict'] {
  const [first] = keys;
  if (first === undefined) return 'There is no key to compare.';
  const mismatch = decisive.flatMap((of) => first.checks.filter((each) => each.of === of && each.outcome === 'mismatch'))[0]?.sentence;
  if (first.fits) {
    const signed = first.checks.some(({ of, outcome }) => of === 'signature' && outcome === 'match');
    const which = keys.length === 1 ? '' : ` of the ${keys.length} keys`;
    const answer = signed ? `“${first.name}”${which} signed ${noun}.` : `“${first.name}”${which} fits ${noun}.`;
    return mismatch === undefined ? answer : `${answer} But: ${mismatch}`;
  }
  if (keys.length > 1) return `None of the ${keys.length} keys fits ${noun}.`;
  const reason = mismatch ?? first.checks.find(({ outcome }) => outcome === 'unknown')?.sentence ?? '';
  const held = first.checks.find(({ of, outcome }) => of === 'holder' && outcome === 'match')?.sentence;
  const answer = mismatch === undefined ? `Nothing shows that “${first.name}” fits ${noun}.` : `“${first.name}” does not fit ${noun}.`;
  return [answer, reason, ...(held === undefined ? [] : [held])].join(' ').trim();
}
