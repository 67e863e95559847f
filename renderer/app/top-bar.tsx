import { ToastRegion } from '../ui/toast.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { ClientSwitcher } from './client-switcher.tsx';
import { ClockChip } from './clock-chip.tsx';
import { Mark } from './mark.tsx';
import { VaultChip } from './vault/vault-chip.tsx';
import classes from './top-bar.module.css';

/** Whose workbench it is, what time it is, and where secrets are kept. */
export function TopBar() {
  return (
    <header className={classes.bar}>
      <h1 className={classes.mark}>
        <Mark />
        <VisuallyHidden>Assay</VisuallyHidden>
      </h1>
      <ClientSwitcher />
      <ToastRegion />
      <div className={classes.chips}>
        <ClockChip />
        <VaultChip />
      </div>
    </header>
  );
}
