import { expect, test } from 'vitest';
import { keptEnds } from '../../renderer/token/kept-ends.ts';

test('an ordinary token is shown whole', () => {
  expect(keptEnds(1200)).toEqual([{ from: 0, to: 1200 }]);
});

test('of a long token the beginning and the end are shown', () => {
  const [head, tail] = keptEnds(1_000_000);
  expect(head?.from).toBe(0);
  expect(tail?.to).toBe(1_000_000);
  expect((head?.to ?? 0) + (tail?.to ?? 0) - (tail?.from ?? 0)).toBeLessThan(1000);
});
