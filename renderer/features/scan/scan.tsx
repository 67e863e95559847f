import { FileSearch } from 'lucide-react';
import { useRef, useState } from 'react';
import { useFileToScan } from '../../app/file-to-scan.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ScanFinds } from './scan-finds.tsx';
import { ScanProgressView } from './scan-progress.tsx';
import { useScan } from './use-scan.ts';
import classes from './scan.module.css';

/** Finds the tokens in a file of any size, and opens any of them. */
export function Scan() {
  const { scan, start, stop } = useScan();
  useFileToScan(start);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const choose = (size: 's' | 'm') => (
    <Button size={size} onClick={() => picker.current?.click()}>
      Choose a file…
    </Button>
  );
  return (
    <Sheet
      className={classes.sheet}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file === undefined) return;
        event.preventDefault();
        start(file);
      }}
    >
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
            {scan.progress?.state === 'ended' && scan.progress.distinct > 0 ? (
              <ScanFinds key={scan.id} scanId={scan.id} file={scan.file} />
            ) : null}
          </PaneBody>
        )}
      </Pane>
      <input
        ref={picker}
        type="file"
        aria-label="File to scan"
        tabIndex={-1}
        className={classes.file}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) start(file);
        }}
      />
    </Sheet>
  );
}
