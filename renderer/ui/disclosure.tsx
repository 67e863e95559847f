import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import classes from './disclosure.module.css';

interface DisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly defaultOpen?: boolean | undefined;
}

/** Details that are there when asked for. */
export function Disclosure({ summary, children, defaultOpen = false }: DisclosureProps) {
  return (
    <details className={classes.disclosure} open={defaultOpen}>
      <summary>
        <Icon of={ChevronRight} />
        {summary}
      </summary>
      <div className={classes.content}>{children}</div>
    </details>
  );
}
