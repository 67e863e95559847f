/*
 * A WebAssembly module (https://webassembly.github.io/spec/core/binary/) that looks at 16 bytes at a time. JavaScript can only look for one
 * byte that fast, and both bytes that matter here, e and the line feed, are so common in logs that stopping at each of them would take most
 * of a scan's time.
 */

const i32 = 0x7f;
const v128 = 0x7b;

/** The locals of each function: its two parameters, then its own. */
const local = { at: 0, end: 1, mask: 2, e: 3, y: 4, j: 5, lineFeed: 6, bytes: 7 } as const;
type Local = keyof typeof local;

const get = (name: Local) => [0x20, local[name]];
const set = (name: Local) => [0x21, local[name]];
const tee = (name: Local) => [0x22, local[name]];
const getLines = [0x23, 0];
const setLines = [0x24, 0];
/** A constant below 8192, in signed LEB128. */
const constant = (value: number) => [0x41, (value & 0x7f) | 0x80, value >> 7];
const loop = [0x03, 0x40];
const when = [0x04, 0x40];
const endOfBlock = 0x0b;
const branch = (depth: number) => [0x0c, depth];
const giveBack = 0x0f;
const select = 0x1b;
const lessThan = 0x49;
const trailingZeros = 0x68;
const onesIn = 0x69;
const add = 0x6a;
const subtract = 0x6b;
const and = 0x71;
const shiftLeft = 0x74;
const load = (offset: number) => [0xfd, 0x00, 0, offset];
const splat = [0xfd, 0x0f];
const equal = [0xfd, 0x23];
const less = [0xfd, 0x26];
const not = [0xfd, 0x4d];
const andVector = [0xfd, 0x4e];
const or = [0xfd, 0x50];
/** The high bits of 16 bytes as the low bits of a number. */
const bitmask = [0xfd, 0x64];
const subtractVector = [0xfd, 0x71];

/** A vector of 16 times the same number, or the same character. */
const all = (value: number | string) => [constant(typeof value === 'string' ? value.charCodeAt(0) : value), splat];
const spread = (character: string, name: Local) => [all(character), set(name)];
/** Adds the line feeds of `bytes` to the count, but for those that are not among the first so many bytes. */
const countLines = (length: readonly Code[]) => [
  getLines,
  [get('bytes'), get('lineFeed'), equal, bitmask],
  [constant(1), length, shiftLeft, constant(1), subtract, and],
  [onesIn, add, setLines],
];

type Code = number | readonly Code[];

/** `find(at, end)`: where the next `eyJ` begins that ends before `end`, or -1; line feeds before it are added to `lines`. */
const find: Code = [
  [spread('e', 'e'), spread('y', 'y'), spread('J', 'j'), spread('\n', 'lineFeed')],
  loop,
  [get('at'), get('end'), lessThan],
  when,
  [get('at'), load(0), tee('bytes'), get('e'), equal],
  [get('at'), load(1), get('y'), equal, andVector],
  [get('at'), load(2), get('j'), equal, andVector],
  [bitmask, tee('mask')],
  when,
  // What stands behind the end is of another block.
  [get('at'), get('mask'), trailingZeros, add, constant(2), add, get('end'), lessThan],
  when,
  countLines([get('mask'), trailingZeros]),
  [get('at'), get('mask'), trailingZeros, add, giveBack],
  endOfBlock,
  endOfBlock,
  [get('end'), get('at'), subtract, constant(16), lessThan],
  when,
  countLines([get('end'), get('at'), subtract]),
  [0x41, 0x7f, giveBack],
  endOfBlock,
  [getLines, get('bytes'), get('lineFeed'), equal, bitmask, onesIn, add, setLines],
  [get('at'), constant(16), add, set('at')],
  branch(1),
  endOfBlock,
  endOfBlock,
  [0x41, 0x7f],
  endOfBlock,
];

/** Bit that tells small letters from capital ones. */
const smallLetter = 0x20;

/** `runEnd(at, end)`: where the run of base64url characters that begins at `at` ends, `end` at most. */
const runEnd: Code = [
  loop,
  [get('at'), get('end'), lessThan],
  when,
  [get('at'), load(0), tee('bytes')],
  [all(smallLetter), or, all('a'), subtractVector, all(26), less],
  [get('bytes'), all('0'), subtractVector, all(10), less, or],
  [get('bytes'), all('-'), equal, or],
  [get('bytes'), all('_'), equal, or],
  [not, bitmask, tee('mask')],
  when,
  [get('at'), get('mask'), trailingZeros, add, tee('at')],
  [get('end'), get('at'), get('end'), lessThan, select, giveBack],
  endOfBlock,
  [get('at'), constant(16), add, set('at')],
  branch(1),
  endOfBlock,
  endOfBlock,
  get('end'),
  endOfBlock,
];

const flat = (code: Code): readonly number[] => (typeof code === 'number' ? [code] : code.flatMap(flat));
/** A length in unsigned LEB128, for less than 16384 bytes. */
const counted = (content: readonly number[]) => [(content.length & 0x7f) | 0x80, content.length >> 7, ...content];
const section = (id: number, ...content: readonly Code[]) => [id, ...counted(flat(content))];
const named = (name: string) => [name.length, ...Buffer.from(name, 'latin1')];

const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const locals = [2, [1, i32], [5, v128]];

/** Exports `find`, `runEnd`, the count `lines` and the `memory` that is searched; loads reach 17 bytes beyond the end. */
export const searchProgram: Uint8Array<ArrayBuffer> = Uint8Array.from([
  ...magicAndVersion,
  ...section(1, [1, 0x60, [2, i32, i32], [1, i32]]),
  ...section(3, [2, 0, 0]),
  ...section(5, [1, [0, 1]]),
  ...section(6, [1, [i32, 1], [0x41, 0, endOfBlock]]),
  ...section(7, [4, [named('find'), 0, 0], [named('runEnd'), 0, 1], [named('memory'), 2, 0], [named('lines'), 3, 0]]),
  ...section(10, [2, counted(flat([locals, find])), counted(flat([locals, runEnd]))]),
]);
