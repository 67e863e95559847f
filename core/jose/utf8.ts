const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes UTF-8 strictly; a byte order mark stays in the text. Where the bytes are no UTF-8, the index of the first byte that cannot stand. */
export function decodeUtf8(bytes: Uint8Array): { readonly text: string } | { readonly invalidAt: number } {
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { invalidAt: firstInvalidByte(bytes) };
  }
}

const lossyDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The same with “�” (U+FFFD) for every byte that cannot stand, for reading on where the bytes are no UTF-8. */
export function lossyUtf8(bytes: Uint8Array): string {
  return lossyDecoder.decode(bytes);
}

/** Lead bytes by the number of bytes that follow, and what the first of those must lie between (RFC 3629 4). */
function sequence(lead: number): { readonly following: number; readonly low: number; readonly high: number } | null {
  if (lead < 0x80) return { following: 0, low: 0, high: 0 };
  if (lead >= 0xc2 && lead <= 0xdf) return { following: 1, low: 0x80, high: 0xbf };
  if (lead === 0xe0) return { following: 2, low: 0xa0, high: 0xbf };
  if (lead === 0xed) return { following: 2, low: 0x80, high: 0x9f };
  if (lead >= 0xe1 && lead <= 0xef) return { following: 2, low: 0x80, high: 0xbf };
  if (lead === 0xf0) return { following: 3, low: 0x90, high: 0xbf };
  if (lead >= 0xf1 && lead <= 0xf3) return { following: 3, low: 0x80, high: 0xbf };
  if (lead === 0xf4) return { following: 3, low: 0x80, high: 0x8f };
  return null;
}

function firstInvalidByte(bytes: Uint8Array): number {
  let index = 0;
  while (index < bytes.length) {
    const expected = sequence(bytes[index] ?? 0);
    if (expected === null) return index;
    for (let step = 1; step <= expected.following; step += 1) {
      const byte = bytes[index + step];
      const low = step === 1 ? expected.low : 0x80;
      const high = step === 1 ? expected.high : 0xbf;
      if (byte === undefined || byte < low || byte > high) return index;
    }
    index += 1 + expected.following;
  }
  return index;
}
