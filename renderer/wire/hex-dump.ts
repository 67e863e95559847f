/** Bytes a line. */
const width = 16;

/** Bytes, given as hexadecimal digits, in lines of offset, digits and printable ASCII. */
export function hexDump(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += width) {
    const row = bytes.slice(offset, offset + width);
    const digits = row.join(' ').padEnd(width * 3 - 1);
    const characters = row.map((byte) => printable(Number.parseInt(byte, 16))).join('');
    lines.push(`${offset.toString(16).padStart(4, '0')}  ${digits}  ${characters}`);
  }
  return lines.join('\n');
}

function printable(code: number): string {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.';
}
