/** Bytes as base64url without padding (RFC 7515 2). */
export declare function encodeBase64url(bytes: Uint8Array): string;

/** The bytes of a text that is canonical base64url without padding, or null. */
export declare function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | null;
