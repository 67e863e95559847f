import type { WireFailure } from '../../../../core/contract/exchanges.ts';
import { SafeText } from '../../../wire/safe-text.tsx';
import { StatusLine } from '../../../wire/status-line.tsx';

const titles: Readonly<Record<WireFailure['reason'], string>> = {
  url: 'Not sent',
  dns: 'No such host',
  refused: 'Connection refused',
  reset: 'Connection broken',
  timeout: 'No answer in time',
  tls: 'TLS failed',
  protocol: 'Not HTTP',
  aborted: 'Cancelled',
  other: 'Failed',
};

/** Why no response came. */
export function FailureLine({ failure }: { readonly failure: WireFailure | null }) {
  if (failure === null) return null;
  return (
    <StatusLine tone="bad" title={titles[failure.reason]}>
      <SafeText text={failure.message} />
    </StatusLine>
  );
}
