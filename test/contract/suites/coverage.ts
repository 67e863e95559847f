import { isContractProcedure } from '@orpc/contract';
import { expect, test } from 'vitest';
import { contract } from '../../../core/contract/contract.ts';
import { observedClient } from '../../support/observed-client.ts';
import type { OpenHost } from '../../support/hosts.ts';

/** Notes which operations the suites call, and has a last test that they have called them all. */
export interface Coverage {
  readonly open: OpenHost;
  readonly suite: () => void;
}

export function coverage(open: OpenHost): Coverage {
  const called = new Set<string>();
  return {
    open: async (home) => {
      const host = await open(home);
      const client = observedClient(host.client, (path, outcome) => {
        called.add(path);
        // Its caller deals with a failure.
        outcome.catch(() => undefined);
      });
      return { ...host, client };
    },
    suite: () => {
      test('every operation of the contract was called', () => {
        expect(operations(contract).filter((path) => !called.has(path))).toEqual([]);
      });
    },
  };
}

function operations(branch: object, path: readonly string[] = []): string[] {
  return Object.entries(branch).flatMap(([name, member]) =>
    isContractProcedure(member) ? [[...path, name].join('.')] : operations(member, [...path, name]),
  );
}
