import { Activity, Suspense, useEffect, useState } from 'react';
import { Loading } from '../ui/loading.tsx';
import { ConnectionNotice } from './connection/connection-notice.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { features } from './features.ts';
import { HostNotices } from './host-notices.tsx';
import { Rail } from './rail.tsx';
import { useRoute } from './routes.ts';
import type { Route, View } from './routes.ts';
import { TopBar } from './top-bar.tsx';
import { VaultNotice } from './vault/vault-notice.tsx';
import classes from './shell.module.css';

/** The page: bar, rail, notices and the view that the address names. */
export function Shell() {
  const route = useRoute();
  const title = features.find((feature) => feature.view === route.view)?.label;
  useEffect(() => {
    document.title = title === undefined ? 'Assay' : `${title} – Assay`;
  }, [title]);
  return (
    <div className={classes.shell}>
      <a
        className={classes.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the content
      </a>
      <TopBar />
      <Rail />
      <main id="main" tabIndex={-1} className={classes.main}>
        <div className={classes.notices}>
          <ConnectionNotice />
          <HostNotices />
          <VaultNotice />
        </div>
        <Views route={route} />
      </main>
    </div>
  );
}

/** Views that were left stay as they were, hidden, so that coming back finds everything as it stood. */
function Views({ route }: { readonly route: Route }) {
  const [visited, setVisited] = useState<Readonly<Partial<Record<View, string | null>>>>({});
  if (!(route.view in visited) || visited[route.view] !== route.id) setVisited({ ...visited, [route.view]: route.id });
  return features
    .filter(({ view }) => view === route.view || view in visited)
    .map(({ view, label, component: Component }) => (
      <Activity key={view} mode={view === route.view ? 'visible' : 'hidden'}>
        <div className={classes.view}>
          <ErrorBoundary subject={label}>
            <Suspense fallback={<Loading />}>
              <Component id={view === route.view ? route.id : (visited[view] ?? null)} />
            </Suspense>
          </ErrorBoundary>
        </div>
      </Activity>
    ));
}
