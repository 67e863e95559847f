import { ChevronsUpDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import { Icon } from '../ui/icon.tsx';
import { placePopover } from '../ui/placement.ts';
import { ariaShortcut, shortcutLabel, useShortcut } from '../ui/shortcut.ts';
import { ClientPicker } from './client-picker.tsx';
import { useCurrentClient } from './current-client.ts';
import classes from './client-switcher.module.css';

const shortcut = 'mod+k';

/** Method and algorithm, as the wire names them. */
function facts(client: ClientRegistration): string {
  return [client.method, client.alg].filter((part) => part !== '').join(' · ');
}

/** Shows whose workbench this is, and changes it. Absent while there is no client. */
export function ClientSwitcher() {
  const { clients = [], current, select } = useCurrentClient();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useShortcut(shortcut, () => setOpen(true), { enabled: current !== null });
  if (current === null) return null;
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.button}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`Client: ${current.name}`}
        aria-keyshortcuts={ariaShortcut(shortcut)}
        title={`Switch client (${shortcutLabel(shortcut)})`}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.name}>{current.name}</span>
        <span className={classes.facts}>{facts(current)}</span>
        <Icon of={ChevronsUpDown} />
      </button>
      {open ? (
        <ClientPicker
          clients={clients}
          currentId={current.id}
          place={(popover) => {
            if (button.current !== null) placePopover(popover, button.current, 'start');
          }}
          onSelect={(id) => {
            select(id);
            close();
          }}
          onClose={close}
          onDismissed={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
