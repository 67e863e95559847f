import type { KeyMaterial } from '../../../core/contract/key-material.ts';
import { encodeBase64url } from '../../../core/jose/base64url.ts';

/** A binary file that stands in place of text. */
export interface BinaryFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Key material as it was typed, pasted, dropped or chosen. It lives as long as the form it is in. */
export interface GivenMaterial {
  readonly text: string;
  readonly file: BinaryFile | null;
  /** Name of the file that it came from; empty when it was typed. */
  readonly fileName: string;
  /** The same without its ending. */
  readonly stem: string;
  /** Why a file was not taken; null when the last one was. */
  readonly fault: string | null;
  /** For the host. */
  readonly value: KeyMaterial;
}

/** Nothing yet. */
export const noMaterial: GivenMaterial = { text: '', file: null, fileName: '', stem: '', fault: null, value: '' };

/** Bytes of key material that the host takes. */
const longest = 1_000_000;

/** Whether there is nothing to read. */
export function isEmptyMaterial(material: KeyMaterial): boolean {
  return typeof material === 'string' && material.trim() === '';
}

/** What is typed or pasted, or the text of a file. */
export function typedMaterial(text: string, fileName = ''): GivenMaterial {
  return { ...noMaterial, text, value: text, fileName: fileName.slice(0, 300), stem: stemOf(fileName) };
}

function stemOf(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, '');
}

/**
 * What files hold together: the texts of several one after the other, as a key and its certificate, or one binary file. What was there
 * `before` stays when they cannot be taken.
 */
export async function materialOfFiles(files: readonly File[], before: GivenMaterial = noMaterial): Promise<GivenMaterial> {
  const content = await contentOf(files);
  return typeof content === 'string' ? { ...before, fault: content } : content;
}

async function contentOf(files: readonly File[]): Promise<GivenMaterial | string> {
  const [first] = files;
  if (first === undefined) return noMaterial;
  if (files.reduce((sum, { size }) => sum + size, 0) > longest) {
    return files.length === 1
      ? 'The file is larger than 1 MB, so it is no key. Choose another one.'
      : 'The files are larger than 1 MB together. Choose fewer.';
  }
  const contents = await bytesOf(files);
  if (contents === null)
    return files.length === 1 ? 'The file cannot be read. Choose it again.' : 'The files cannot be read. Choose them again.';
  const texts = contents.map(textOf);
  if (texts.every((text) => text !== null)) return typedMaterial(texts.join('\n'), first.name);
  if (files.length > 1) return 'Only text files can be taken together. Choose the binary file alone.';
  const value = { base64: encodeBase64url(contents[0] ?? new Uint8Array()) };
  return {
    text: '',
    file: { name: first.name, size: first.size },
    fileName: first.name.slice(0, 300),
    stem: stemOf(first.name),
    fault: null,
    value,
  };
}

/** Null where one of them cannot be read: it is a folder, or gone. */
async function bytesOf(files: readonly File[]): Promise<readonly Uint8Array[] | null> {
  try {
    return await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
  } catch {
    return null;
  }
}

/** The text of a file, or null for one that is binary. Text in UTF-16 goes to the host as it is. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
