/** Saves a file under the name offered, where the browser or the window puts downloads. `type` is its media type. */
export function saveFile(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by the next task.
  window.setTimeout(() => URL.revokeObjectURL(address), 0);
}
