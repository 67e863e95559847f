import { useEffect, useState } from 'react';
import type { SignatureState } from '../../core/contract/tokens.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { faultText } from '../app/host-fault.ts';
import { client } from '../app/host.ts';

/** What is known of a token's signature while it is shown. `checking` says nothing about it yet. */
export type ShownSignature = SignatureState | { readonly state: 'checking' };

/** Milliseconds of rest before a signature is checked, so that typing does not ask the host for every letter. */
const rest = 150;

export interface Signature {
  /** Null for a token that has none. */
  readonly signature: ShownSignature | null;
  /** Checks it again, for when keys were added or a server has come up. */
  readonly again: () => void;
}

/**
 * Has the host check a JWS's signature. An answer counts only for the text that was asked about: for any other text the
 * state is `checking`, never the verdict of the token before.
 */
export function useSignature(token: Pick<ReadToken, 'text' | 'form'>, clientId: string | undefined): Signature {
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly state: SignatureState } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { text, form } = token;
  const asked = `${attempt} ${clientId ?? ''} ${text}`;
  useEffect(() => {
    if (form !== 'jws') return undefined;
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const input = clientId === undefined ? { token: text } : { token: text, clientId };
        setAnswer({ asked, state: await client.tokens.verify(input, { signal: controller.signal }) });
      } catch (error) {
        if (!controller.signal.aborted) setAnswer({ asked, state: { state: 'unchecked', reason: faultText(error) } });
      }
    };
    const timer = window.setTimeout(() => void ask(), rest);
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [asked, text, form, clientId]);
  const again = (): void => setAttempt((count) => count + 1);
  if (form !== 'jws') return { signature: null, again };
  return { signature: answer?.asked === asked ? answer.state : { state: 'checking' }, again };
}
