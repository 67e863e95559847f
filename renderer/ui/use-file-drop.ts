import { useState, type DragEvent } from 'react';

/** Takes the first of the files that were dropped or chosen; `all` of them are there for who can do with several. */
export type OnFile = (file: File, all: readonly File[]) => void;

/** What makes an element a place to drop a file on. `data-over` is there while one is held above it. */
export interface FileDrop {
  readonly 'data-over': true | undefined;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDropCapture: (event: DragEvent) => void;
}

/** Takes the files that are dropped on an element, before anything inside it does. Dropped text is left to what is inside. */
export function useFileDrop(onFile: OnFile): FileDrop {
  const [over, setOver] = useState(false);
  return {
    'data-over': over || undefined,
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event) => {
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
    },
    onDropCapture: (event) => {
      setOver(false);
      const files = [...event.dataTransfer.files];
      const [first] = files;
      if (first === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      onFile(first, files);
    },
  };
}
