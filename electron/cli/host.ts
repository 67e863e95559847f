import { createRouterClient } from '@orpc/server';
import Conf from 'conf';
import { compose } from '../services/compose.ts';
import type { Router } from '../services/router.ts';
import { openPreferences } from '../store/preferences.ts';
import type { Api } from './session.ts';

/** The services of this process, called directly and ready to be served. */
export interface Host {
  readonly api: Api;
  readonly router: Router;
  /** Stops what runs and closes the database. */
  readonly close: () => Promise<void>;
}

/** Composes the services: for one command, or for the browser host. */
export function openHost(kind: 'cli' | 'browser'): Host {
  const composition = compose({ kind, preferences: (directory) => openPreferences(directory, Conf) });
  return { api: createRouterClient(composition.router), router: composition.router, close: () => composition.close() };
}
