import type { WireText } from '../../core/oauth/wire-text.ts';
import { SafeText } from './safe-text.tsx';
import { SecretMarkView } from './secret-mark.tsx';

/** Text as it goes over the wire, its secrets marked. */
export function WireTextView({ wire }: { readonly wire: WireText }) {
  return wire.map((part, index) =>
    typeof part === 'string' ? <SafeText key={index} text={part} /> : <SecretMarkView key={index} mark={part} />,
  );
}
