import type { ClientRegistration } from '../../core/contract/clients.ts';

/** Those registrations in which every word of the search occurs: in the name, client_id, issuer or method. */
export function searchClients(clients: readonly ClientRegistration[], search: string): readonly ClientRegistration[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return clients;
  return clients.filter((client) => {
    const text = `${client.name}\n${client.clientId}\n${client.issuer}\n${client.method}\n${client.alg}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
