import type { JsonObject } from '../contract/values.ts';
import type { DescribableToken } from './token.ts';

type Parts = Pick<DescribableToken, 'header' | 'claims' | 'incomplete'>;

/** The header, or what could be read of one that cannot be read to its end. */
export function readHeader({ header, incomplete }: Parts): JsonObject | null {
  return header ?? incomplete?.header?.members ?? null;
}

/** The claims, or what could be read of claims that cannot be read to their end. */
export function readClaims({ claims, incomplete }: Parts): JsonObject | null {
  return claims ?? incomplete?.claims?.members ?? null;
}

/** The claims by which a token's dates can be judged: of those that cannot be read to their end, only where `exp` was read. */
export function datedClaims(token: Parts): JsonObject | null {
  const claims = readClaims(token);
  return token.claims !== null || claims?.['exp'] !== undefined ? claims : null;
}
