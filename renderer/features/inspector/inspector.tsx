import { useState } from 'react';
import { toInspect } from '../../app/handover.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Split } from '../../ui/split.tsx';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import { ExchangeOffer } from './exchange/exchange-offer.tsx';
import { ExchangePane } from './exchange/exchange-pane.tsx';
import { FoundSection } from './found-section.tsx';
import { InputPane } from './input/input-pane.tsx';
import { useInput } from './input/use-input.ts';
import { useInspection } from './inspection.ts';
import { NothingOpened } from './nothing-opened.tsx';
import { OpenedPane } from './opened-pane.tsx';

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
              nothing={<NothingOpened inspection={inspection} input={input} />}
              onOpen={input.take}
            />
          )
        }
      />
    </Sheet>
  );
}
