/** Where an HTTP message or a curl command begins in a text. */
export interface MessageStart {
  readonly at: number;
  readonly side: 'request' | 'response';
  /** Its number among those of its side, from 1. */
  readonly number: number;
}

/** The HTTP messages in a text: request lines, status lines and curl commands, also with the marks that curl and shells put before them. */
export interface Messages {
  /** The message that an offset belongs to; null before the first. */
  around(at: number): MessageStart | null;
  /** " of the 2nd request", or nothing where the text holds one message alone. */
  words(message: MessageStart | null): string;
}

const start =
  /^[ \t>$#<]{0,6}(?:((?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE|QUERY) \S{1,8192}(?: HTTP\/[\d.]{1,3})?[ \t]*\r?$|curl(?:\.exe)?[ \t])|HTTP\/[\d.]{1,3} \d{3})/gm;

/** Finds the messages of a text, in time linear in it. */
export function findMessages(text: string): Messages {
  const counts = { request: 0, response: 0 };
  const starts: MessageStart[] = Array.from(text.matchAll(start), (match) => {
    const side = match[1] === undefined ? 'response' : 'request';
    counts[side] += 1;
    return { at: match.index, side, number: counts[side] };
  });
  return {
    around: (at) => starts[lastBefore(starts, at)] ?? null,
    words(message) {
      if (message === null || starts.length < 2) return '';
      return counts[message.side] < 2 ? ` of the ${message.side}` : ` of the ${ordinal(message.number)} ${message.side}`;
    },
  };
}

function lastBefore(starts: readonly MessageStart[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** "1st", "2nd", "3rd", "11th". */
function ordinal(number: number): string {
  const teens = number % 100 >= 11 && number % 100 <= 13;
  const suffix = teens ? undefined : ['th', 'st', 'nd', 'rd'][number % 10];
  return `${number}${suffix ?? 'th'}`;
}
