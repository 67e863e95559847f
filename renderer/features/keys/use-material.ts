import { useState } from 'react';
import type { KeyMaterial } from '../../../core/contract/key-material.ts';
import { encodeBase64url } from '../../../core/jose/base64url.ts';

/** A binary file that stands in place of text. */
export interface BinaryFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Key material while it is typed, pasted, dropped or chosen. It lives as long as the dialog it is in. */
export interface Material {
  readonly text: string;
  readonly file: BinaryFile | null;
  /** Name of the file that it came from, without its ending; empty when it was typed. */
  readonly stem: string;
  /** Why a file was not taken; null when the last one was. */
  readonly fault: string | null;
  /** For the host. */
  readonly value: KeyMaterial;
  readonly type: (text: string) => void;
  readonly take: (files: readonly File[]) => Promise<void>;
}

/** Bytes of key material that the host takes. */
const longest = 1_000_000;

type Content = Pick<Material, 'text' | 'file' | 'stem' | 'fault' | 'value'>;

const empty: Content = { text: '', file: null, stem: '', fault: null, value: '' };

/** The text of a file, or null for one that is binary. Text in UTF-16 goes to the host as it is. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** What files hold together: the texts of several one after the other, as a key and its certificate, or one binary file. */
async function contentOf(files: readonly File[]): Promise<Content | string> {
  const [first] = files;
  if (first === undefined) return empty;
  if (files.reduce((sum, { size }) => sum + size, 0) > longest) {
    return files.length === 1
      ? 'The file is larger than 1 MB, so it is no key. Choose another one.'
      : 'The files are larger than 1 MB together. Choose fewer.';
  }
  const contents = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
  const texts = contents.map(textOf);
  const stem = first.name.replace(/\.[^.]+$/, '');
  if (texts.every((text) => text !== null)) {
    const text = texts.join('\n');
    return { text, file: null, stem, fault: null, value: text };
  }
  if (files.length > 1) return 'Only text files can be taken together. Choose the binary file alone.';
  const value = { base64: encodeBase64url(contents[0] ?? new Uint8Array()) };
  return { text: '', file: { name: first.name, size: first.size }, stem, fault: null, value };
}

/** Material that is empty at first. What was there stays when a file cannot be taken. */
export function useMaterial(): Material {
  const [content, setContent] = useState(empty);
  return {
    ...content,
    type: (text) => setContent({ ...empty, text, value: text }),
    take: async (files) => {
      const next = await contentOf(files);
      setContent((before) => (typeof next === 'string' ? { ...before, fault: next } : next));
    },
  };
}
