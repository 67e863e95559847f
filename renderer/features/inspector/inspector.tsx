import { ScanSearch, SearchX, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { toInspect } from '../../app/handover.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Split } from '../../ui/split.tsx';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import { ExchangeOffer } from './exchange/exchange-offer.tsx';
import { ExchangePane } from './exchange/exchange-pane.tsx';
import { FoundSection } from './found-section.tsx';
import { InputPane } from './input/input-pane.tsx';
import { useInput } from './input/use-input.ts';
import { useInspection, type Inspection } from './inspection.ts';
import { OpenedPane } from './opened-pane.tsx';
import { sampleToken } from './sample-token.ts';

/** Finds the tokens in anything that is pasted, dropped or typed, as it comes, and opens the chosen one. The text stays in the page. */
export function Inspector() {
  const inspection = useInspection();
  const input = useInput(inspection.text, inspection.setText);
  toInspect.useBrought(input.takeBrought);
  const drop = useFileDrop(input.takeFile);
  const [explained, explain] = useState('');
  return (
    <Sheet {...drop}>
      <Split
        label="Width of the token"
        storageKey="inspector"
        initial={40}
        first={
          <InputPane input={input} marked={inspection.marked}>
            <ExchangeOffer text={inspection.text} onExplain={() => explain(inspection.text)} />
            <FoundSection inspection={inspection} />
          </InputPane>
        }
        second={
          explained === inspection.text && explained !== '' ? (
            <ExchangePane key={explained} text={explained} onClose={() => explain('')} />
          ) : (
            <OpenedPane
              text={inspection.opened}
              asked={inspection.marked?.asked ?? 0}
              found={inspection.found}
              kind={inspection.chosen?.kind}
              nothing={nothingOpened(inspection, () => input.take(sampleToken))}
              onOpen={input.take}
            />
          )
        }
      />
    </Sheet>
  );
}

/** What stands in the place of a token where there is none. */
function nothingOpened({ text, looking, failed }: Inspection, openSample: () => void): ReactNode {
  if (text.trim() === '') {
    return (
      <EmptyState icon={ScanSearch} title="Paste a token, or drop a file" action={<Button onClick={openSample}>Open a sample</Button>}>
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
  return (
    <EmptyState icon={SearchX} title="No token was found in this text">
      Neither a JWT, JWS or JWE, nor anything that is named as a token.
    </EmptyState>
  );
}
