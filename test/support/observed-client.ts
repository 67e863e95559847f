import type { Client } from './hosts.ts';

/** Told of every call before its caller is: the operation's path, and what came of it. */
export type Observer = (path: string, outcome: Promise<unknown>) => void;

/** The client, with somebody looking on. */
export function observedClient(client: Client, observe: Observer): Client {
  return observed(client, [], observe) as Client;
}

function observed(target: object, path: readonly string[], observe: Observer): object {
  return new Proxy(target, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      const nested = typeof member === 'function' || (typeof member === 'object' && member !== null);
      return nested && typeof name === 'string' ? observed(member, [...path, name], observe) : member;
    },
    apply(target, self, inputs) {
      const outcome: unknown = Reflect.apply(target as (...inputs: unknown[]) => unknown, self, inputs);
      observe(path.join('.'), Promise.resolve(outcome));
      return outcome;
    },
  });
}
