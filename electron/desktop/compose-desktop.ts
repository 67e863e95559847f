import Store from 'electron-store';
import { compose, type Composition } from '../services/compose.ts';
import { openPreferences } from '../store/preferences.ts';
import { windowPlacement } from './window-placement.ts';
import type { WindowPlacement } from './window.ts';

/** The services of the desktop host, and where its window's place is kept. */
export interface DesktopComposition extends Composition {
  readonly placement: WindowPlacement;
}

export function composeDesktop(): DesktopComposition {
  const composition = compose({ kind: 'desktop', preferences: (directory) => openPreferences(directory, Store) });
  return { ...composition, placement: windowPlacement(composition.ports.host.dataDirectory) };
}
