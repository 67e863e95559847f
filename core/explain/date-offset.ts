/** Offsets that time zones have besides whole hours, in seconds. */
const quarterHours = [1800, 900, 2700];

/** Seconds that a token may take on its way, or that clocks differ by, while an offset still counts as a time zone's. */
const slack = 90;

/**
 * The time zone offset, in seconds, by which a time that should be now misses it, as happens when local time is written as UTC; null when
 * the difference is none that a zone has (RFC 7519 2 counts in UTC).
 * @param seconds the time that was written
 * @param now seconds
 */
export function zoneOffset(seconds: number, now: number): number | null {
  const difference = seconds - now;
  const size = Math.abs(difference);
  if (size < 1800 - slack || size > 14 * 3600 + slack) return null;
  const offset = Math.round(size / 900) * 900;
  if (Math.abs(size - offset) > slack) return null;
  const beyondHour = offset % 3600;
  const known = beyondHour === 0 || (quarterHours.includes(beyondHour) && offset > 3 * 3600);
  return known ? Math.sign(difference) * offset : null;
}

/** An offset as people write it: "UTC+2", "UTC+5:30". */
export function zoneWords(offset: number): string {
  const minutes = Math.abs(offset) / 60;
  const rest = minutes % 60;
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${rest}`}`;
}
