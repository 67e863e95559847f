/**
 * The grant that gives a refresh token without a browser: the server takes the demonstration user's consent as given.
 * An extension grant is named by an absolute URI (RFC 6749 4.5); this one is under the namespace for examples (RFC 6963).
 */
export const demoUserGrant = 'urn:example:assay:demo-user';

/** The one person the playground knows: `sub` of tokens that are not in a client's own name. */
export const demoUser = { sub: 'demo-user', name: 'Dana Demo' } as const;
