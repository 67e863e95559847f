/** Keeps a file that is dropped beside a drop target from replacing the page, and what was typed on it. */
export function refuseDroppedFiles(): void {
  const refuse = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  };
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
}
