import type { Fix } from '../../core/explain/fix.ts';
import { Button } from '../ui/button.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import classes from './fix-button.module.css';

export interface FixButtonProps {
  readonly fix: Fix;
  readonly onFix: (fix: Fix) => void;
}

/** Does what would mend a finding, and says what that is. */
export function FixButton({ fix, onFix }: FixButtonProps) {
  return (
    <Button size="s" className={classes.fix} onClick={() => onFix(fix)}>
      <SafeText text={fix.title} />
    </Button>
  );
}
