/** Bytes that are looked at to tell a text from anything else. */
const lookedAt = 4096;

/** Reads a text file whole, by its byte order mark where it has one (UTF-16 too, as PowerShell writes logs), else as UTF-8. */
export async function readTextFile(file: File): Promise<{ readonly text: string } | { readonly fault: string }> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const [first, second] = bytes;
    const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
    if (utf16 === null && bytes.subarray(0, lookedAt).includes(0)) {
      return { fault: `“${file.name}” is no text file. Keys and certificates are imported on the Keys page.` };
    }
    return { text: new TextDecoder(utf16 ?? 'utf-8').decode(bytes) };
  } catch {
    return { fault: `“${file.name}” cannot be read. Choose it again.` };
  }
}
