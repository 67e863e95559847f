import { useEffect, useState } from 'react';
import type { SignatureState } from '../../core/contract/tokens.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { faultText } from '../app/host-fault.ts';
import { client } from '../app/host.ts';
import { isTyped } from './typed-text.ts';

/** What is known of a token's signature while it is shown. `checking` says nothing about it yet. */
export type ShownSignature = SignatureState | { readonly state: 'checking' };

/** Milliseconds of rest before a signature is checked, so that typing does not ask the host for every letter. */
const rest = 150;

/** Milliseconds for which a token that is being typed keeps the look that it had, before it is said to be checked. */
const patience = 450;

/** A token whose signature is looked at. */
export interface SignedToken {
  readonly token: Pick<ReadToken, 'text' | 'form'>;
  /** The registration whose server may have issued it: its published keys are tried too. */
  readonly clientId: string | undefined;
}

export interface Signature {
  /** Null for a token that has none. */
  readonly signature: ShownSignature | null;
  /** Checks it again, for when keys were added or a server has come up. */
  readonly again: () => void;
}

/** What the host said, and of what. */
interface Answer {
  readonly asked: string;
  readonly text: string;
  readonly state: SignatureState;
}

/**
 * Has the host check a JWS's signature. An answer counts only for the text that was asked about: for any other text the
 * state is `checking`. While a person types, what was not verified stays so for a moment, so that nothing flickers;
 * `verified` is taken back at once.
 */
export function useSignature({ token: { text, form }, clientId }: SignedToken): Signature {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [overdue, setOverdue] = useState('');
  const [attempt, setAttempt] = useState(0);
  const asked = `${attempt} ${clientId ?? ''} ${text}`;
  useEffect(() => {
    if (form !== 'jws') return undefined;
    const controller = new AbortController();
    const late = window.setTimeout(() => setOverdue(asked), patience);
    const ask = async (): Promise<void> => {
      try {
        const input = clientId === undefined ? { token: text } : { token: text, clientId };
        setAnswer({ asked, text, state: await client.tokens.verify(input, { signal: controller.signal }) });
      } catch (error) {
        if (!controller.signal.aborted) setAnswer({ asked, text, state: { state: 'unchecked', reason: faultText(error) } });
      }
      window.clearTimeout(late);
    };
    const timer = window.setTimeout(() => void ask(), rest);
    return () => {
      window.clearTimeout(timer);
      window.clearTimeout(late);
      controller.abort();
    };
  }, [asked, text, form, clientId]);
  const again = (): void => setAttempt((count) => count + 1);
  if (form !== 'jws') return { signature: null, again };
  if (answer?.asked === asked) return { signature: answer.state, again };
  const calm =
    answer !== null && answer.state.state !== 'verified' && overdue !== asked && answer.text !== text && isTyped(answer.text, text);
  return { signature: calm ? answer.state : { state: 'checking' }, again };
}
