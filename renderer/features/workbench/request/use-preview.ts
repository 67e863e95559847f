import { useMemo, useState } from 'react';
import type { WireRequest } from '../../../../core/contract/exchanges.ts';
import type { Resolved } from '../../../../core/oauth/placeholders.ts';
import { buildTokenRequest, maskedCredentials } from '../../../../core/oauth/token-request.ts';
import { useNow } from '../../../ui/use-now.ts';
import type { Situation } from '../run/situation.ts';

/** The request as it would be sent now, made by the builder that makes the one that is sent; its secrets stay marks. */
export function usePreview({ client, draft }: Situation): Resolved<WireRequest> {
  // Only placeholders for the time change from second to second.
  const ticking = draft.request.parameters.some(({ value }) => value.includes('{{now'));
  const now = useNow(ticking ? 1000 : 60_000);
  const [uuid] = useState(() => crypto.randomUUID());
  return useMemo(
    () =>
      buildTokenRequest({ request: draft.request, client, credentials: maskedCredentials, now: Math.floor(now / 1000), uuid: () => uuid }),
    [draft.request, client, now, uuid],
  );
}
