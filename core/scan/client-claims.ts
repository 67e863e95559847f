/** Claims that name the client, the registered one first (RFC 8693 4.3). */
export const clientClaims = ['client_id', 'azp', 'cid', 'appid'] as const;
