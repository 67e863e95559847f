import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SecretEncoding } from '../../core/contract/clients.ts';
import type { RecognisedKey } from '../../core/contract/keys.ts';
import { faultText } from './host-fault.ts';
import { queries } from './host.ts';
import { useSettled } from '../ui/use-settled.ts';

/** How material is read: recognised, or as a secret in one encoding. */
export type ReadAs = 'recognise' | SecretEncoding;

/** Key material and how to read it. */
export interface RecognitionInput {
  readonly material: string;
  readonly secretEncoding?: SecretEncoding;
  readonly alg?: string;
}

/** What the host makes of the material so far: nothing typed, a key, or why it is none. */
export interface Recognition {
  readonly key: RecognisedKey | null;
  readonly fault: string | null;
}

/** Milliseconds without typing after which the host is asked. */
const pause = 150;

/** Has the host say what the material is, following the typing. The host keeps nothing of it, and neither does the page. */
export function useRecognisedKey({ material, secretEncoding, alg }: RecognitionInput): Recognition {
  const settled = useSettled(material, pause);
  const { data, error } = useQuery(
    queries.keys.recognise.queryOptions({
      input: { material: settled, ...(secretEncoding === undefined ? {} : { secretEncoding }), ...(alg === undefined ? {} : { alg }) },
      enabled: settled.trim() !== '',
      placeholderData: keepPreviousData,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  );
  if (material.trim() === '') return { key: null, fault: null };
  if (error !== null) return { key: null, fault: faultText(error) };
  return { key: data ?? null, fault: null };
}
