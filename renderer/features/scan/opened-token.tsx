import { useQuery } from '@tanstack/react-query';
import { ScanSearch, X } from 'lucide-react';
import { useState } from 'react';
import type { ScannedToken } from '../../../core/contract/scans.ts';
import { grouped } from '../../../core/jose/time-words.ts';
import { toInspect } from '../../app/handover.ts';
import { TokenView } from '../../token/token-view.tsx';
import { TokenViewSwitch, type TokenViewMode } from '../../token/token-view-mode.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { tokenText } from './bring-file.ts';

interface OpenedTokenProps {
  readonly file: File;
  readonly token: ScannedToken;
  readonly onClose: () => void;
}

/** The token of the chosen row. Its text is read from the file again; nothing else keeps it. */
export function OpenedToken({ file, token, onClose }: OpenedTokenProps) {
  const [mode, setMode] = useState<TokenViewMode>('explained');
  const { data: text, error } = useQuery({
    queryKey: ['scan token', file.name, file.lastModified, token.offset],
    queryFn: () => tokenText(file, token),
    gcTime: 0,
  });
  return (
    <Pane aria-labelledby="found-title">
      <PaneHead
        titleId="found-title"
        title={`Line ${grouped(token.line)}`}
        detail={`byte ${grouped(token.offset + 1)}`}
        actions={
          <>
            {text === undefined ? null : (
              <>
                <TokenViewSwitch mode={mode} onChange={setMode} />
                <CopyButton text={text} />
                <Button size="s" icon={<Icon of={ScanSearch} />} onClick={() => toInspect.bring(text)}>
                  Inspect
                </Button>
              </>
            )}
            <IconButton size="s" label="Close the token" icon={<Icon of={X} />} onClick={onClose} />
          </>
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
