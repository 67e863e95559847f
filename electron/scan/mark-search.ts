import type { OpenBlock } from '../../core/scan/token-scanner.ts';
import { markSearchProgram } from './mark-search-program.ts';

/** Bytes beyond the end of a block that the program may look at. */
const margin = 32;
const pageLength = 65_536;

/** Makes the search that a scanner needs; its memory grows with the largest block. */
export function createMarkSearch(): OpenBlock {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(markSearchProgram));
  const { find, memory, lines } = exports;
  if (typeof find !== 'function' || !(memory instanceof WebAssembly.Memory) || !(lines instanceof WebAssembly.Global)) {
    throw new TypeError('the program of the search does not export what it should');
  }
  let bytes = new Uint8Array(memory.buffer);
  return (block) => {
    const missing = block.length + margin - bytes.length;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / pageLength));
      bytes = new Uint8Array(memory.buffer);
    }
    bytes.set(block);
    lines.value = 0;
    return {
      next: (from) => Number(find(from, block.length)),
      get lines() {
        return Number(lines.value);
      },
    };
  };
}
