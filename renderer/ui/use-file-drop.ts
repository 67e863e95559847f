import { useState, type DragEvent } from 'react';

/** What makes an element a place to drop a file on. `data-over` is there while one is held above it. */
export interface FileDrop {
  readonly 'data-over': true | undefined;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDropCapture: (event: DragEvent) => void;
}

/** Takes the first of the files that are dropped on an element, before anything inside it does. Dropped text is left to what is inside. */
export function useFileDrop(onFile: (file: File) => void): FileDrop {
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
      const file = event.dataTransfer.files[0];
      if (file === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      onFile(file);
    },
  };
}
