/** Numbers that JavaScript may write in another way than they stand in a text. Strings may look so too, which does no harm. */
const oddNumber = /[\s:,[](?:-0(?!\.)|-?\d+(?:\.\d*0|(?:\.\d+)?[eE][+-]?\d+)|-?[\d.]{16,})(?=[\s,}\]])/;

/** Whether a JSON text may hold numbers that have to be looked up in it to be shown as they are written. */
export function hasOddNumbers(text: string | null): boolean {
  return text !== null && oddNumber.test(text);
}
