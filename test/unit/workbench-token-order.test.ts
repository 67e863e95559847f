import { expect, test } from 'vitest';
import { orderedTokens } from '../../renderer/features/workbench/run/token-order.ts';
import { testInstant, testToken } from '../support/workbench-situation.ts';

test('tokens stand newest first, those of one answer by what people come for', () => {
  const old = testToken({ id: 'old', receivedAt: testInstant });
  const together = (['id_token', 'refresh_token', 'access_token'] as const).map((kind) =>
    testToken({ id: kind, kind, receivedAt: testInstant + 1 }),
  );
  expect(orderedTokens([old, ...together]).map((token) => token.id)).toEqual(['access_token', 'refresh_token', 'id_token', 'old']);
});
