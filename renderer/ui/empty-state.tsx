import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon?: LucideIcon | undefined;
  readonly title: string;
  /** What belongs here and how it gets here. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Stands where there is nothing yet. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {icon === undefined ? null : (
        <div className={classes.picture}>
          <Icon of={icon} />
        </div>
      )}
      <h3 className={classes.title}>{title}</h3>
      {children === undefined ? null : <div className={classes.text}>{children}</div>}
      {action === undefined ? null : <div className={classes.actions}>{action}</div>}
    </div>
  );
}
