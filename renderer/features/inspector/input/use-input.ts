import { useRef, useState } from 'react';
import { longestText } from '../../../../core/inspect/longest-text.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import { useToast } from '../../../ui/toast.tsx';
import { readTextFile } from './text-file.ts';

/** Why something was not taken into the field. */
export interface Refusal {
  readonly sentence: string;
  /** The same as a file that can be scanned; null for what is no text. */
  readonly scannable: File | null;
}

/** The field of the inspector and the ways into it. */
export interface InspectorInput {
  readonly text: string;
  /** The file that the text was read from; null for pasted and typed text. */
  readonly fileName: string | null;
  readonly refusal: Refusal | null;
  /** Takes what was typed or pasted. */
  readonly take: (text: string) => void;
  /** Takes what another view brings, and offers to have back what stood here. */
  readonly takeBrought: (brought: string | File) => void;
  readonly takeFile: (file: File) => void;
  /** Says that a text is too long for the field, and leaves what is there. */
  readonly refuse: (text: string) => void;
  /** Empties the field, and offers to take that back. */
  readonly clear: () => void;
}

/** What the field holds, where it is from, and what was refused last. */
export function useInput(text: string, setText: (text: string) => void): InspectorInput {
  const toast = useToast();
  const [fileName, setFileName] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useRef<File>(null);
  const put = (next: string, from: string | null): void => {
    latest.current = null;
    setRefusal(null);
    setFileName(from);
    setText(next);
  };
  const takeFile = (file: File): void => {
    latest.current = file;
    if (file.size > longestText) {
      const sentence = `“${file.name}” has ${grouped(Math.round(file.size / 1e6))} MB; files of more than ${longestText / 1e6} MB are for the Scan page.`;
      setRefusal({ sentence, scannable: file });
      return;
    }
    void readTextFile(file).then((read) => {
      if (latest.current !== file) return;
      if ('fault' in read) setRefusal({ sentence: read.fault, scannable: null });
      else put(read.text, file.name);
    });
  };
  return {
    text,
    fileName,
    refusal,
    take: (next) => put(next, null),
    takeBrought: (brought) => {
      if (typeof brought === 'string') put(brought, null);
      else takeFile(brought);
      if (text === '' || text === brought) return;
      toast.show({ text: 'The field held another text.', action: { label: 'Have it back', onAction: () => put(text, fileName) } });
    },
    takeFile,
    refuse: (long) =>
      setRefusal({
        sentence: `The text has ${grouped(long.length)} characters; more than ${grouped(longestText)} are for the Scan page.`,
        scannable: new File([long], 'Pasted text'),
      }),
    clear: () => {
      put('', null);
      toast.show({ text: 'The field was cleared.', action: { label: 'Undo', onAction: () => put(text, fileName) } });
    },
  };
}
