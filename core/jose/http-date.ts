const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const time = '(\\d\\d):(\\d\\d):(\\d\\d)';

/** The preferred form, "Sun, 06 Nov 1994 08:49:37 GMT". */
const imfFixdate = new RegExp(`^${day}, (\\d\\d) ([A-Z][a-z]{2}) (\\d{4}) ${time} GMT$`);
/** The obsolete forms: "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994". */
const rfc850 = new RegExp(`^[A-Z][a-z]{2,5}day, (\\d\\d)-([A-Z][a-z]{2})-(\\d\\d) ${time} GMT$`);
const asctime = new RegExp(`^${day} ([A-Z][a-z]{2}) ([ \\d]\\d) ${time} (\\d{4})$`);

/**
 * Reads the date of an HTTP header field such as `Date`, as milliseconds (RFC 9110 5.6.7), also in the two obsolete forms. The day of the
 * week is not checked. A year of two digits is the one of 1970 to 2069. Null when unreadable.
 */
export function parseHttpDate(text: string): number | null {
  const fixed = imfFixdate.exec(text);
  if (fixed !== null) return instant(fixed[3], fixed[2], fixed[1], fixed.slice(4));
  const short = rfc850.exec(text);
  if (short !== null) return instant(`${Number(short[3]) < 70 ? '20' : '19'}${short[3]}`, short[2], short[1], short.slice(4));
  const plain = asctime.exec(text);
  return plain === null ? null : instant(plain[6], plain[1], plain[2], plain.slice(3, 6));
}

function instant(year: string | undefined, monthName: string | undefined, dayOfMonth: string | undefined, clock: string[]): number | null {
  const month = months.indexOf(monthName ?? '');
  const [hour = 0, minute = 0, second = 0] = clock.map(Number);
  if (month === -1 || hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(Date.UTC(Number(year), month, Number(dayOfMonth), hour, minute, second));
  // Date turns 30 February into 2 March; such a date is a typing error.
  return date.getUTCMonth() === month || second === 60 ? date.getTime() : null;
}
