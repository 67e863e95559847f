import { grouped } from '../../../core/jose/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { bytesText } from './bytes-text.ts';
import type { RunningScan } from './use-scan.ts';
import classes from './scan.module.css';

/** How far a scan is and what it has found, with the button that stops it. */
export function ScanProgressView({ scan, onStop }: { readonly scan: RunningScan; readonly onStop: () => void }) {
  const { progress, file, stopped, fault } = scan;
  const running = progress?.state !== 'ended' && fault === null;
  return (
    <div className={classes.progress}>
      <div className={classes.state}>
        {running ? (
          <progress className={classes.bar} aria-label="Bytes looked at" max={Math.max(1, file.size)} value={progress?.bytes ?? 0} />
        ) : null}
        <output aria-live={running ? 'off' : 'polite'}>{progress === null ? 'Starting…' : progressWords(scan, progress)}</output>
        {running ? (
          <Button size="s" onClick={onStop}>
            Stop
          </Button>
        ) : null}
      </div>
      {stopped && progress !== null ? (
        <Note severity="information">Stopped at {bytesText(progress.bytes)}: what follows in the file was not looked at.</Note>
      ) : null}
      {progress !== null && progress.dropped > 0 ? (
        <Note severity="warning">
          No more than {grouped(progress.distinct)} distinct tokens are kept. {grouped(progress.dropped)} finds after that are not shown.
        </Note>
      ) : null}
      {progress?.claimsFull === true ? (
        <Note severity="warning">There was no room for the claims of all tokens; a filter by claims passes over those without.</Note>
      ) : null}
    </div>
  );
}

function progressWords({ file }: RunningScan, progress: NonNullable<RunningScan['progress']>): string {
  const { state, bytes, bytesPerSecond, distinct, found } = progress;
  const finds = `${grouped(distinct)} distinct ${distinct === 1 ? 'token' : 'tokens'}, found ${grouped(found)} ${found === 1 ? 'time' : 'times'}`;
  if (state === 'ended') return distinct === 0 ? `No token was found in ${bytesText(bytes)}.` : `${finds} in ${bytesText(bytes)}.`;
  return `${bytesText(bytes)} of ${bytesText(file.size)} at ${bytesText(bytesPerSecond)} a second. ${finds} so far.`;
}
