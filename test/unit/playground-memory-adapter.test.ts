import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryAdapter } from '../../electron/playground/memory-adapter.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('finds what was put until it expires', async () => {
  const adapter = createMemoryAdapter()('RefreshToken');
  await adapter.upsert('a', { clientId: 'c' }, 10);
  expect(await adapter.find('a')).toEqual({ clientId: 'c' });
  vi.setSystemTime(1_010_000);
  expect(await adapter.find('a')).toBeUndefined();
});

test('kinds do not see each other, nor do two servers', async () => {
  const create = createMemoryAdapter();
  await create('Grant').upsert('a', {}, 10);
  expect(await create('RefreshToken').find('a')).toBeUndefined();
  expect(await create('Grant').find('a')).toBeDefined();
  expect(await createMemoryAdapter()('Grant').find('a')).toBeUndefined();
});

test('marks as consumed, destroys, revokes by grant', async () => {
  const adapter = createMemoryAdapter()('RefreshToken');
  await adapter.upsert('a', { grantId: 'g' }, 10);
  await adapter.upsert('b', { grantId: 'g' }, 10);
  await adapter.upsert('c', { grantId: 'h' }, 10);
  await adapter.consume('a');
  expect(await adapter.find('a')).toMatchObject({ consumed: 1000 });
  await adapter.revokeByGrantId('g');
  expect(await adapter.find('b')).toBeUndefined();
  expect(await adapter.find('c')).toMatchObject({ grantId: 'h' });
  await adapter.destroy('c');
  expect(await adapter.find('c')).toBeUndefined();
});

test('stays bounded: what has expired goes first, then the oldest', async () => {
  const adapter = createMemoryAdapter()('ReplayDetection');
  await adapter.upsert('short', {}, 1);
  await adapter.upsert('first', {}, 3600);
  vi.setSystemTime(1_002_000);
  for (let count = 0; count < 10_000; count++) await adapter.upsert(`n${count}`, {}, 3600);
  expect(await adapter.find('first')).toBeUndefined();
  expect(await adapter.find('n9999')).toBeDefined();
});
