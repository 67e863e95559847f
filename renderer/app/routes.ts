import { useSyncExternalStore } from 'react';

/** The views of the rail, in its order. */
export const views = ['workbench', 'inspector', 'scan', 'clients', 'keys', 'key-sets', 'rules', 'settings'] as const;
/** The name of a view. */
export type View = (typeof views)[number];

/** Where the page is: `#/clients/7f3a` is the view `clients` with the id `7f3a`. */
export interface Route {
  readonly view: View;
  readonly id: string | null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Reads an address's fragment; anything unknown leads to the workbench. */
export function parseRoute(hash: string): Route {
  const [name, id] = hash.replace(/^#\/?/, '').split('/');
  const view = views.find((entry) => entry === name) ?? 'workbench';
  return { view, id: id === undefined || id === '' ? null : decoded(id) };
}

/** The fragment that leads to a view, for `href`. */
export function routeHref(view: View, id?: string): string {
  return id === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(id)}`;
}

/** Goes to a view. `replace` leaves no step to go back to. */
export function navigate(view: View, id?: string, options: { readonly replace?: boolean } = {}): void {
  const href = routeHref(view, id);
  if (options.replace === true) window.location.replace(href);
  else window.location.hash = href;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

let last: { readonly hash: string; readonly route: Route } | null = null;

function current(): Route {
  const { hash } = window.location;
  if (last?.hash !== hash) last = { hash, route: parseRoute(hash) };
  return last.route;
}

/** Where the page is, kept up to date. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}
