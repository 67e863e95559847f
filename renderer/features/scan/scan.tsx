import { FileSearch, SearchX } from 'lucide-react';
import { longestText } from '../../../core/inspect/longest-text.ts';
import { toInspect, toScan } from '../../app/handover.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import { ScanFinds } from './scan-finds.tsx';
import { ScanProgressView } from './scan-progress.tsx';
import { useScan } from './use-scan.ts';
import classes from './scan.module.css';

/** Finds the tokens in a file of any size, and opens any of them. */
export function Scan() {
  const { scan, start, stop } = useScan();
  toScan.useBrought(start);
  const drop = useFileDrop(start);
  const choose = (size: 's' | 'm') => (
    <FileButton size={size} label="File to scan" onFile={start}>
      Choose a file…
    </FileButton>
  );
  return (
    <Sheet {...drop}>
      <Pane aria-labelledby="scan-title">
        <PaneHead titleId="scan-title" title={scan === null ? 'Scan' : scan.file.name} actions={scan === null ? undefined : choose('s')} />
        {scan === null ? (
          <PaneBody>
            <EmptyState icon={FileSearch} title="Find the tokens in a file" action={choose('m')}>
              Drop a log, a HAR or any other file here, however large. It is read piece by piece and stays on this computer; each distinct
              token becomes a row that you can filter, sort, group, export and open.
            </EmptyState>
          </PaneBody>
        ) : (
          <PaneBody inset="none" className={classes.body}>
            <ScanProgressView scan={scan} onStop={stop} />
            {scan.fault === null ? null : (
              <Note severity="error" live>
                {scan.fault}
              </Note>
            )}
            {scan.progress?.state !== 'ended' ? null : scan.progress.distinct > 0 ? (
              <ScanFinds key={scan.id} scanId={scan.id} file={scan.file} />
            ) : (
              <EmptyState
                icon={SearchX}
                title="No token was found"
                action={<Button onClick={() => toInspect.bring(scan.file)}>Open in the Inspector</Button>}
              >
                A scan takes tokens that stand in one piece. The Inspector also joins what is broken over several lines, and looks into what
                is encoded once more, in files of up to {longestText / 1e6} MB.
              </EmptyState>
            )}
          </PaneBody>
        )}
      </Pane>
    </Sheet>
  );
}
