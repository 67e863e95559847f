/** Characters that are typed before an answer comes. */
const fewKeystrokes = 8;

/** Whether one text may have become the other by a few keystrokes: what is pasted or chosen mostly has another length. */
export function isTyped(before: string, after: string): boolean {
  return Math.abs(before.length - after.length) <= fewKeystrokes;
}
