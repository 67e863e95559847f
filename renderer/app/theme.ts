import { useEffect } from 'react';
import type { Preferences } from '../../core/contract/host.ts';

type Theme = Preferences['theme'];

const storageKey = 'theme';

/** Puts the theme on the document; the style sheet does the rest. */
function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Shows the theme of the last run at once, so that the first paint does not flash before the preferences come. */
export function applyRememberedTheme(): void {
  const theme = localStorage.getItem(storageKey);
  if (theme === 'light' || theme === 'dark') applyTheme(theme);
}

/** Keeps the document in the preferred theme. */
export function useTheme(theme: Theme | undefined): void {
  useEffect(() => {
    if (theme === undefined) return;
    applyTheme(theme);
    localStorage.setItem(storageKey, theme);
  }, [theme]);
}
