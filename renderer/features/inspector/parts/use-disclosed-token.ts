import { useEffect, useState } from 'react';
import { disclosedToken, type DisclosedToken } from '../../../../core/inspect/disclosed-token.ts';
import type { ReadToken } from '../../../../core/jose/token.ts';

/** What an SD-JWT discloses, once its digests have been computed; null until then, and for every other token. */
export function useDisclosedToken(token: ReadToken): DisclosedToken | null {
  const [known, setKnown] = useState<{ readonly of: ReadToken; readonly disclosed: DisclosedToken } | null>(null);
  useEffect(() => {
    if (token.sdJwt === null) return undefined;
    let left = false;
    void disclosedToken(token).then((disclosed) => left || setKnown({ of: token, disclosed }));
    return () => {
      left = true;
    };
  }, [token]);
  return known?.of === token ? known.disclosed : null;
}
