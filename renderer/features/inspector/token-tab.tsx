import { TokenView } from '../../token/token-view.tsx';
import type { TabProps } from './opened-tabs.tsx';

/** The token that is open, taken apart. */
export function TokenTab({ text, mode, clientId }: TabProps) {
  return <TokenView text={text} clientId={clientId} mode={mode} />;
}
