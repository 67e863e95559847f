import { Check, Copy, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { copyText } from './clipboard.ts';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface CopyButtonProps {
  /** What to copy, or how to get it when asked: for what must not lie in the page before. */
  readonly text: string | (() => Promise<string>);
  /** “Copy” by default. */
  readonly label?: string | undefined;
  readonly size?: 'm' | 's' | undefined;
  /** Shows the icon alone; the label is its name. */
  readonly iconOnly?: boolean | undefined;
  readonly tabIndex?: number | undefined;
}

const states = {
  idle: { icon: Copy, text: null },
  copied: { icon: Check, text: 'Copied' },
  failed: { icon: X, text: 'Could not copy' },
} as const;

/** Copies a text and says so. */
export function CopyButton({ text, label = 'Copy', size = 's', iconOnly = false, tabIndex }: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof states>('idle');
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const copy = async (): Promise<void> => {
    try {
      await copyText(typeof text === 'string' ? text : await text());
      setState('copied');
    } catch {
      setState('failed');
    }
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setState('idle'), 2000);
  };
  const { icon, text: said } = states[state];
  return (
    <>
      {iconOnly ? (
        <IconButton label={said ?? label} icon={<Icon of={icon} />} size={size} tabIndex={tabIndex} onClick={() => void copy()} />
      ) : (
        <Button size={size} icon={<Icon of={icon} />} tabIndex={tabIndex} onClick={() => void copy()}>
          {said ?? label}
        </Button>
      )}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </>
  );
}
