import { shownValue } from '../shown-value.ts';

/** What is wrong with the URL that a DPoP proof names. */
export interface DpopTargetFault {
  readonly message: string;
  /** What it should be; null where the request's URL is none. */
  readonly wanted: string | null;
  /** The URLs are the same once a reader normalises them as RFC 9449 4.3 says. */
  readonly harmless: boolean;
}

/** Compares a proof's `htu` with the URL of the request, without query and fragment and after normalisation (RFC 9449 4.3). */
export function dpopTargetFault(htu: string, url: string): DpopTargetFault | null {
  const wanted = bare(url);
  const named = bare(htu);
  if (named === null) return { message: `“htu” is ${shownValue(htu)}, which is no URL.`, wanted, harmless: false };
  if (wanted === null || named !== wanted) {
    return { message: `“htu” is ${shownValue(htu)}, and the request goes to ${shownValue(wanted ?? url)}.`, wanted, harmless: false };
  }
  if (!/[?#]/.test(htu)) return null;
  return { message: `“htu” is ${shownValue(htu)}; it is written without query and fragment.`, wanted, harmless: true };
}

/** A URL in the form that URL gives it, without query and fragment. */
function bare(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}
