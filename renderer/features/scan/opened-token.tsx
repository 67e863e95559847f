import { useQuery } from '@tanstack/react-query';
import { MousePointerClick } from 'lucide-react';
import { useState } from 'react';
import type { ScannedToken } from '../../../core/contract/scans.ts';
import { grouped } from '../../../core/jose/time-words.ts';
import { TokenView } from '../../token/token-view.tsx';
import { TokenViewSwitch, type TokenViewMode } from '../../token/token-view-mode.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { tokenText } from './bring-file.ts';

/** The token of the chosen row. Its text is read from the file again; nothing else keeps it. */
export function OpenedToken({ file, token }: { readonly file: File; readonly token: ScannedToken | null }) {
  const [mode, setMode] = useState<TokenViewMode>('explained');
  const { data: text, error } = useQuery({
    queryKey: ['scan token', file.name, file.lastModified, token?.offset],
    queryFn: () => (token === null ? '' : tokenText(file, token)),
    enabled: token !== null,
    gcTime: 0,
  });
  if (token === null) {
    return (
      <EmptyState icon={MousePointerClick} title="Choose a row">
        The token opens here.
      </EmptyState>
    );
  }
  return (
    <Pane aria-labelledby="found-title">
      <PaneHead
        titleId="found-title"
        title={`Line ${grouped(token.line)}`}
        detail={`byte ${grouped(token.offset + 1)}`}
        actions={
          text === undefined ? undefined : (
            <>
              <TokenViewSwitch mode={mode} onChange={setMode} />
              <CopyButton text={text} />
            </>
          )
        }
      />
      <PaneBody>
        {error === null ? null : (
          <Note severity="error" live>
            “{file.name}” cannot be read any more: it was changed, moved or deleted. Choose it again.
          </Note>
        )}
        {text === undefined ? error === null ? <Loading /> : null : <TokenView text={text} mode={mode} />}
      </PaneBody>
    </Pane>
  );
}
