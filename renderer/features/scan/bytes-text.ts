const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes as people say it, in powers of a thousand: “1.25 GB”, “22 MB”. */
export function bytesText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? Math.round(value) : Number(value.toPrecision(3))} ${units[power] ?? ''}`;
}
