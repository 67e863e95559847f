import { useQuery } from '@tanstack/react-query';
import type { SignedAssertion } from '../../../../core/contract/assertions.ts';
import type { ClientRegistration } from '../../../../core/contract/clients.ts';
import { assertionFromTemplate } from '../../../../core/oauth/draft.ts';
import { client as host } from '../../../app/host.ts';
import { keptAssertion } from './kept-assertion.ts';

/** Signs what the workbench has for a client, or what its registration proposes. Nothing is sent. */
async function signBuilt(client: ClientRegistration): Promise<SignedAssertion> {
  const [saved, keys] = await Promise.all([host.drafts.get({ clientId: client.id }), host.keys.list()]);
  const kid = client.keySetId === null ? (keys.find(({ id }) => id === client.keyId)?.kid ?? null) : '{{kid}}';
  return host.assertions.sign({ clientId: client.id, assertion: keptAssertion(saved) ?? assertionFromTemplate(client, kid) });
}

/** The assertion that is being built for a client, signed when it is asked for, and again by `refetch`. */
export function useBuiltAssertion(client: ClientRegistration | null) {
  return useQuery({
    queryKey: ['built-assertion', client?.id ?? null],
    queryFn: () => (client === null ? null : signBuilt(client)),
    enabled: client !== null,
    // It is signed anew each time that it is looked at, since it may have been edited meanwhile.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
