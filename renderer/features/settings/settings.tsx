import { useQuery } from '@tanstack/react-query';
import { queries } from '../../app/host.ts';
import { usePreferences } from '../../app/use-preferences.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormSection } from '../../ui/form-section.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { PlaygroundSettings } from './playground-settings.tsx';
import { VaultSettings } from './vault-settings.tsx';
import classes from './settings.module.css';

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const hostNames = { desktop: 'Desktop window', browser: 'Browser host', cli: 'Command line' } as const;

/** How Assay looks, where it keeps things, and what it runs on. */
export function Settings() {
  const { preferences, change } = usePreferences();
  const { data: host } = useQuery(queries.host.information.queryOptions());
  return (
    <Sheet>
      <Pane aria-labelledby="settings-title">
        <PaneHead title="Settings" titleId="settings-title" />
        <PaneBody inset="wide" className={classes.body}>
          <div className={classes.column}>
            <FormSection title="Appearance">
              <div>
                <Segmented label="Theme" options={themes} value={preferences?.theme ?? 'system'} onChange={(theme) => change({ theme })} />
              </div>
            </FormSection>
            <FormSection title="Vault" about="Where private keys, client secrets and tokens are sealed.">
              <VaultSettings />
            </FormSection>
            <FormSection title="Playground" about="An authorization server and an API on this machine, to try things on.">
              <PlaygroundSettings />
            </FormSection>
            {host === undefined ? null : (
              <>
                <FormSection title="Data" about="Shared by the window, the browser host and the command line.">
                  <div className={classes.row}>
                    <code>{host.dataDirectory}</code>
                    <CopyButton text={host.dataDirectory} label="Copy path" />
                  </div>
                  {host.notices.map((notice) => (
                    <Note key={notice} severity="warning">
                      {notice}
                    </Note>
                  ))}
                </FormSection>
                <FormSection title="About">
                  <Facts
                    facts={[
                      { name: 'Assay', value: host.version },
                      { name: 'Host', value: hostNames[host.kind] },
                      { name: 'Node.js', value: host.runtime.node },
                      ...(host.runtime.electron === null ? [] : [{ name: 'Electron', value: host.runtime.electron }]),
                      ...(host.runtime.chromium === null ? [] : [{ name: 'Chromium', value: host.runtime.chromium }]),
                    ]}
                  />
                </FormSection>
              </>
            )}
          </div>
        </PaneBody>
      </Pane>
    </Sheet>
  );
}
