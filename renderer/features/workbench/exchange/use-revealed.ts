import { useMutation } from '@tanstack/react-query';
import type { Exchange } from '../../../../core/contract/exchanges.ts';
import { faultText } from '../../../app/host-fault.ts';
import { queries } from '../../../app/host.ts';
import { useToast } from '../../../ui/toast.tsx';

export interface Revealed<Shown extends Exchange> {
  readonly exchange: Shown;
  readonly shown: boolean;
  readonly toggle: () => void;
}

/** An exchange with its tokens masked, until a person asks to see them; then those of this one exchange are shown. */
export function useRevealed<Shown extends Exchange>(exchange: Shown): Revealed<Shown> {
  const toast = useToast();
  const reveal = useMutation(
    queries.tokens.revealExchange.mutationOptions({ onError: (error) => toast.show({ severity: 'error', text: faultText(error) }) }),
  );
  const clear = reveal.data?.id === exchange.id ? reveal.data : null;
  return {
    exchange: clear === null ? exchange : { ...exchange, request: clear.request, response: clear.response },
    shown: clear !== null,
    toggle: () => (clear === null ? reveal.mutate({ exchangeId: exchange.id }) : reveal.reset()),
  };
}
