import { ScanSearch, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Split } from '../../ui/split.tsx';
import { FoundSection } from './found-section.tsx';
import { InputPane } from './input-pane.tsx';
import { useInspection } from './inspection.ts';
import { OpenedPane } from './opened-pane.tsx';
import { sampleToken } from './sample-token.ts';

/** Finds the tokens in anything that is pasted, as it is typed, and opens the chosen one. The text stays in the page. */
export function Inspector() {
  const inspection = useInspection();
  const { text, setText, opened, found, looking } = inspection;
  const [refused, setRefused] = useState<number | null>(null);
  const take = (next: string): void => {
    setRefused(null);
    setText(next);
  };
  const nothing =
    text.trim() === '' ? (
      <EmptyState icon={ScanSearch} title="Paste a token" action={<Button onClick={() => take(sampleToken)}>Open a sample</Button>}>
        It is taken apart as you type: what it is, what each member says, when it expires, and whether its signature holds.
      </EmptyState>
    ) : looking ? (
      <EmptyState icon={ScanSearch} title="Looking for tokens…" />
    ) : (
      <EmptyState icon={SearchX} title="No token was found in this text">
        Neither a JWT, JWS or JWE, nor anything that is named as a token.
      </EmptyState>
    );
  return (
    <Sheet>
      <Split
        label="Width of the token"
        storageKey="inspector"
        initial={40}
        first={
          <InputPane text={text} refused={refused} onChange={take} onRefuse={setRefused}>
            <FoundSection inspection={inspection} />
          </InputPane>
        }
        second={<OpenedPane text={opened} found={found} nothing={nothing} onOpen={take} />}
      />
    </Sheet>
  );
}
