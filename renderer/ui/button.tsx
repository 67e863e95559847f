import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ariaShortcut, shortcutLabel } from './shortcut.ts';
import type { Shortcut } from './shortcut.ts';
import { useTooltip } from './tooltip.tsx';
import classes from './button.module.css';

type NativeButtonProps = ComponentPropsWithRef<'button'>;

interface ButtonProps extends NativeButtonProps {
  /** `primary`: the one main action of a view. `danger`: destroys something. Default `plain`. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  readonly size?: 'm' | 's' | undefined;
  /** Shown on the button; `useShortcut` makes it work. */
  readonly shortcut?: Shortcut | undefined;
  /** Work is under way: the button keeps its focus and takes no further press. */
  readonly busy?: boolean | undefined;
  readonly icon?: ReactNode;
}

/** A button with a visible text. */
export function Button({
  variant = 'plain',
  size = 'm',
  shortcut,
  busy = false,
  icon,
  className,
  children,
  onClick,
  ...native
}: ButtonProps) {
  return (
    <button
      type="button"
      {...native}
      className={classNames(classes.button, classes[variant], size === 's' && classes.s, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || native['aria-disabled']}
      aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className={classes.spinner} /> : icon}
      {children}
      {shortcut === undefined ? null : (
        <kbd className={classes.kbd} aria-hidden="true">
          {shortcutLabel(shortcut)}
        </kbd>
      )}
    </button>
  );
}

interface IconButtonProps extends Omit<NativeButtonProps, 'aria-label' | 'title' | 'children'> {
  /** The accessible name, also shown as tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: 'm' | 's' | undefined;
  /** Said beside the name; whoever shows the button makes it work. */
  readonly shortcut?: Shortcut | undefined;
}

/** A button that shows an icon alone. */
export function IconButton({ label, icon, size = 'm', shortcut, className, onFocus, onBlur, onKeyDown, ...native }: IconButtonProps) {
  const words = shortcut === undefined ? label : `${label} (${shortcutLabel(shortcut)})`;
  const { trigger, tooltip } = useTooltip(words);
  return (
    <>
      <button
        type="button"
        {...native}
        {...trigger}
        // One tooltip on hover is enough: where there is a title it is the browser’s.
        onPointerEnter={(event) => {
          if (shortcut === undefined) trigger.onPointerEnter(event);
        }}
        title={shortcut === undefined ? undefined : words}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut)}
        onFocus={(event) => {
          trigger.onFocus(event);
          onFocus?.(event);
        }}
        onBlur={(event) => {
          trigger.onBlur();
          onBlur?.(event);
        }}
        onKeyDown={(event) => {
          trigger.onKeyDown(event);
          onKeyDown?.(event);
        }}
        aria-label={label}
        className={classNames(classes.button, classes.iconButton, size === 's' && classes.s, className)}
      >
        {icon}
      </button>
      {tooltip}
    </>
  );
}
