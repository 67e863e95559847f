import { Lock } from 'lucide-react';
import { useMemo } from 'react';
import { readOnce } from '../../../token/read-once.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { editableToken } from './token-draft.ts';
import { TokenEditor } from './token-editor.tsx';

export interface EditPanelProps {
  readonly text: string;
  /** Opens another token in the inspector. */
  readonly onOpen: (text: string) => void;
}

/** Makes another token out of the one that is open: header and claims edited as text, and signed again, or not. */
export function EditPanel({ text, onOpen }: EditPanelProps) {
  const token = useMemo(() => editableToken(readOnce(text)), [text]);
  if ('reason' in token) {
    return (
      <EmptyState icon={Lock} title="This token cannot be edited">
        {token.reason}
      </EmptyState>
    );
  }
  return <TokenEditor key={text} text={text} token={token} onOpen={onOpen} />;
}
