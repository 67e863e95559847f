import { Clock } from 'lucide-react';
import { durationWords, utcText } from '../../core/jose/time-words.ts';
import { Chip } from '../ui/chip.tsx';
import { classNames } from '../ui/class-names.ts';
import { copyText } from '../ui/clipboard.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { useToast } from '../ui/toast.tsx';
import { useNow } from '../ui/use-now.ts';
import { judgeAt, useChosenInstant } from './judged-instant.ts';
import { useServerClock } from './server-clock.ts';
import classes from './clock-chip.module.css';

/** Seconds by which clocks may differ before servers start to refuse fresh assertions. */
const tolerable = 30;

/** `Date` has whole seconds and is some time on its way, so one second says nothing. */
function offsetWords(seconds: number): string {
  if (Math.abs(seconds) <= 1) return 'server agrees';
  return `server ${durationWords(seconds)} ${seconds > 0 ? 'ahead' : 'behind'}`;
}

/** Our clock, by how much the last server’s differs from it, and whether tokens are judged as of another time. */
export function ClockChip() {
  const now = useNow(1000);
  const offset = useServerClock();
  const chosen = useChosenInstant();
  const toast = useToast();
  const far = offset !== null && Math.abs(offset) > tolerable;
  const copy = (text: string) => ({
    label: `Copy ${text}`,
    onSelect: () => {
      copyText(text).then(
        () => toast.show({ text: `Copied ${text}` }),
        () => toast.show({ severity: 'error', text: 'The clipboard cannot be written.' }),
      );
    },
  });
  const time = `${utcText(now).slice(11, 19)} UTC`;
  const words = offset === null ? null : offsetWords(offset);
  const judged = chosen === null ? null : `tokens judged as of ${utcText(chosen)}`;
  return (
    <Menu
      label="Clock"
      items={[
        copy(String(Math.floor(now / 1000))),
        copy(`${new Date(now).toISOString().slice(0, 19)}Z`),
        ...(chosen === null ? [] : [{ label: `Judge tokens by this clock, not as of ${utcText(chosen)}`, onSelect: () => judgeAt(null) }]),
      ]}
      trigger={
        <Chip
          tone={far || judged !== null ? 'warn' : 'neutral'}
          className={classes.chip}
          icon={<Icon of={Clock} />}
          aria-label={['Clock', words, judged].filter((part) => part !== null).join(', ')}
        >
          {time}
          {words === null ? null : <span className={classNames(classes.offset, far && classes.far)}>{words}</span>}
          {judged === null ? null : <span className={classNames(classes.offset, classes.far)}>{judged}</span>}
        </Chip>
      }
    />
  );
}
