import type { ScanMemory } from '../../core/scan/token-scanner.ts';
import { searchProgram } from './search-program.ts';

/** Bytes beyond the end of what is searched that the program may look at. */
const margin = 32;
const pageLength = 65_536;

/** Makes the memory that a scanner looks at, with its search; it grows with the largest block. */
export function createScanMemory(): ScanMemory {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(searchProgram));
  const { find, runEnd, memory, lines } = exports;
  if (
    typeof find !== 'function' ||
    typeof runEnd !== 'function' ||
    !(memory instanceof WebAssembly.Memory) ||
    !(lines instanceof WebAssembly.Global)
  ) {
    throw new TypeError('the program of the search does not export what it should');
  }
  let bytes = new Uint8Array(memory.buffer);
  return {
    bytes(length) {
      const missing = length + margin - bytes.length;
      if (missing > 0) {
        memory.grow(Math.ceil(missing / pageLength));
        bytes = new Uint8Array(memory.buffer);
      }
      return bytes;
    },
    search(length) {
      lines.value = 0;
      return {
        block: Buffer.from(memory.buffer, 0, length),
        next: (from) => Number(find(from, length)),
        get lines() {
          return Number(lines.value);
        },
        runEnd: (from) => Number(runEnd(from, length)),
      };
    },
  };
}
