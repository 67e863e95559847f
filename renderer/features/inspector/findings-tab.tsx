import { FindingsPanel } from '../../explain/findings-panel.tsx';
import type { TabProps } from './opened-tabs.tsx';

/** What the rules find in the token that is open. */
export function FindingsTab({ text, kind, openings }: TabProps) {
  return <FindingsPanel text={text} kind={kind} opened={openings.of(text)} />;
}
