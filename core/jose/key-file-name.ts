/** The beginning of a file's name, made of what a key is called, that every system takes: “acme-2026”. */
export function keyFileStem(name: string): string {
  const stem = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[.-]+|[.-]+$/g, '');
  return stem === '' ? 'key' : stem.slice(0, 60);
}
