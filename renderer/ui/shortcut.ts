import { useEffect, useEffectEvent } from 'react';

/** A key combination: `mod+Enter`, `mod+Shift+s`, `Escape`. `mod` is Command on Apple's systems and Ctrl elsewhere. */
export type Shortcut = string;

const apple = /mac|iphone|ipad/i.test(navigator.platform);

const keyNames: Readonly<Record<string, string>> = {
  mod: apple ? '⌘' : 'Ctrl',
  Shift: apple ? '⇧' : 'Shift',
  Alt: apple ? '⌥' : 'Alt',
  Enter: '↵',
  Escape: 'Esc',
};

/** The combination as it is written on a button: “Ctrl ↵”. */
export function shortcutLabel(shortcut: Shortcut): string {
  return shortcut
    .split('+')
    .map((key) => keyNames[key] ?? key.toUpperCase())
    .join(' ');
}

/** The combination as `aria-keyshortcuts` wants it: `Control+Enter`. */
export function ariaShortcut(shortcut: Shortcut): string {
  return shortcut
    .split('+')
    .map((key) => (key === 'mod' ? (apple ? 'Meta' : 'Control') : key))
    .join('+');
}

function matches(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const keys = shortcut.split('+');
  const key = keys.at(-1);
  const mod = apple ? event.metaKey : event.ctrlKey;
  const otherMod = apple ? event.ctrlKey : event.metaKey;
  return (
    event.key.toLowerCase() === key?.toLowerCase() &&
    mod === keys.includes('mod') &&
    !otherMod &&
    event.shiftKey === keys.includes('Shift') &&
    event.altKey === keys.includes('Alt')
  );
}

/**
 * Runs `run` when the combination is pressed anywhere on the page, also inside an editor. While a modal dialog is open
 * only shortcuts with `inDialog` run, since what they act on would be behind it.
 */
export function useShortcut(shortcut: Shortcut, run: () => void, options: { enabled?: boolean; inDialog?: boolean } = {}): void {
  const { enabled = true, inDialog = false } = options;
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!matches(event, shortcut) || event.isComposing) return;
    if (!inDialog && document.querySelector('dialog:modal') !== null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) run();
  });
  useEffect(() => {
    if (!enabled) return undefined;
    // Capturing, so that an editor's own key bindings do not come first.
    const listener = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, [enabled]);
}
