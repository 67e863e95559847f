import { useState, type DragEvent } from 'react';

/** Takes the first of the files that were dropped or chosen; `all` of them are there for who can do with several. */
export type OnFile = (file: File, all: readonly File[]) => void;

/** What makes an element a place to drop a file on. `data-over` is there while one is held above it. */
export interface FileDrop {
  readonly 'data-file-drop': true;
  readonly 'data-over': true | undefined;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDropCapture: (event: DragEvent) => void;
}

/** Whether a dialog that is open in this place, or a smaller place in it, is meant. */
function isMeantFor({ target, currentTarget }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-file-drop], dialog') === currentTarget;
}

/** Takes the files that are dropped on an element, before anything inside it does. Dropped text is left to what is inside. */
export function useFileDrop(onFile: OnFile): FileDrop {
  const [over, setOver] = useState(false);
  return {
    'data-file-drop': true,
    'data-over': over || undefined,
    onDragOver: (event) => {
      if (!isMeantFor(event) || !event.dataTransfer.types.includes('Files')) return;
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
      if (first === undefined || !isMeantFor(event)) return;
      event.preventDefault();
      event.stopPropagation();
      onFile(first, files);
    },
  };
}
