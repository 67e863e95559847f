import { ScanSearch, SearchX, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { readKeyText } from '../../../core/jose/key-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { InspectorInput } from './input/use-input.ts';
import type { Inspection } from './inspection.ts';
import { KeyRecognised } from './key-recognised.tsx';
import { sampleToken } from './sample-token.ts';

interface NothingOpenedProps {
  readonly inspection: Pick<Inspection, 'text' | 'looking' | 'failed'>;
  readonly input: InspectorInput;
}

/** What stands in the place of a token where there is none. */
export function NothingOpened({ inspection: { text, looking, failed }, input }: NothingOpenedProps) {
  const keyText = useMemo(() => readKeyText(text), [text]);
  if (text.trim() === '') {
    return (
      <EmptyState
        icon={ScanSearch}
        title="Paste a token, or drop a file"
        action={<Button onClick={() => input.take(sampleToken)}>Open a sample</Button>}
      >
        It is taken apart as you type: what it is, what each member says, when it expires, and whether its signature holds.
      </EmptyState>
    );
  }
  if (looking) return <EmptyState icon={ScanSearch} title="Looking for tokens…" />;
  if (failed) {
    return (
      <EmptyState icon={TriangleAlert} title="The text could not be looked through">
        Paste a part of it, or change it to try again.
      </EmptyState>
    );
  }
  if (keyText !== null) return <KeyRecognised keyText={keyText} input={input} />;
  return (
    <EmptyState icon={SearchX} title="No token was found in this text">
      Neither a JWT, JWS or JWE, nor anything that is named as a token.
    </EmptyState>
  );
}
