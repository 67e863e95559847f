import { History } from 'lucide-react';
import { utcText } from '../../core/jose/time-words.ts';
import { judgeAt, useChosenInstant } from '../app/judged-instant.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './judgement-clock.module.css';

/** Says for as long as it is so that tokens are not judged by the clock, and goes back to it. */
export function JudgedStrip() {
  const chosen = useChosenInstant();
  return (
    <div aria-live="polite" className={classes.status}>
      {chosen === null ? null : (
        <div className={classes.strip}>
          <Icon of={History} />
          <span>
            Judged as of <b>{utcText(chosen)}</b>
          </span>
          <Button variant="quiet" size="s" onClick={() => judgeAt(null)}>
            Back to now
          </Button>
        </div>
      )}
    </div>
  );
}
