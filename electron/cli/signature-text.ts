import type { SignatureState } from '../../core/contract/tokens.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

const signatureColours = { verified: 'green', failed: 'red', unchecked: 'yellow' } as const;

/** What is known of a signature, on one line. */
export function signatureText(signature: SignatureState, { style }: Terminal): string {
  const state = style(signatureColours[signature.state], signature.state);
  if (signature.state === 'verified') return `${state} with ${visibleText(signature.key)} (${visibleText(signature.from)})`;
  const key = signature.state === 'failed' && signature.key !== null ? ` with ${visibleText(signature.key)}` : '';
  return `${state}${key}: ${visibleText(signature.reason)}`;
}
