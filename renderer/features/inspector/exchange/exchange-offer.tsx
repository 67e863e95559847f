import { useDeferredValue, useMemo } from 'react';
import { maybeExchange } from '../../../../core/explain/http-transcript.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import classes from './exchange-pane.module.css';

export interface ExchangeOfferProps {
  readonly text: string;
  readonly onExplain: () => void;
}

/** Offers to explain a request with its answer, where the text holds one. */
export function ExchangeOffer({ text, onExplain }: ExchangeOfferProps) {
  const settled = useDeferredValue(text);
  const offered = useMemo(() => maybeExchange(settled), [settled]);
  if (!offered) return null;
  return (
    <div className={classes.offer}>
      <Note
        severity="information"
        action={
          <Button size="s" onClick={onExplain}>
            Why was it refused?
          </Button>
        }
      >
        A request and its answer stand in this text.
      </Note>
    </div>
  );
}
