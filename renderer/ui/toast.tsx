import { X } from 'lucide-react';
import { createContext, use, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { afterToast } from './after-toast.ts';
import { Button, IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import classes from './toast.module.css';

/** A short message about something that has just happened. */
export interface Toast {
  readonly text: string;
  /** What can be done about it: “Undo”. */
  readonly action?: { readonly label: string; readonly onAction: () => void } | undefined;
  readonly severity?: 'information' | 'success' | 'error' | undefined;
}

/** Shows toasts. */
export interface Toasts {
  readonly show: (toast: Toast) => void;
}

type ShownToast = Toast & { readonly id: number };

const ToastContext = createContext<Toasts | null>(null);
const ShownContext = createContext<{ readonly toasts: readonly ShownToast[]; readonly dismiss: (id: number) => void } | null>(null);

/** Milliseconds a toast stays while neither pointer nor focus is on it. */
const stay = { plain: 5000, withAction: 10_000 };

/** Keeps the toasts that are to be shown; `ToastRegion` below it shows them. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const counter = useRef(0);
  const api = useMemo<Toasts>(
    () => ({
      show: (toast) => {
        counter.current += 1;
        const id = counter.current;
        setToasts((shown) => afterToast(shown, { ...toast, id }));
      },
    }),
    [],
  );
  const shown = useMemo(
    () => ({ toasts, dismiss: (id: number) => setToasts((before) => before.filter((entry) => entry.id !== id)) }),
    [toasts],
  );
  return (
    <ToastContext value={api}>
      <ShownContext value={shown}>{children}</ShownContext>
    </ToastContext>
  );
}

/** Where toasts are shown, in a polite live region. */
export function ToastRegion() {
  const shown = use(ShownContext);
  if (shown === null) throw new Error('ToastRegion needs a ToastProvider above it');
  return (
    <section aria-label="Messages" aria-live="polite" className={classes.region}>
      {shown.toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} dismiss={() => shown.dismiss(toast.id)} />
      ))}
    </section>
  );
}

function ToastCard({ toast, dismiss }: { readonly toast: Toast; readonly dismiss: () => void }) {
  const [held, setHeld] = useState(false);
  const done = useRef(dismiss);
  useEffect(() => {
    done.current = dismiss;
  });
  const { action, severity = 'information' } = toast;
  const time = action === undefined ? stay.plain : stay.withAction;
  useEffect(() => {
    if (held) return undefined;
    const timer = window.setTimeout(() => done.current(), time);
    return () => window.clearTimeout(timer);
  }, [held, time]);
  return (
    <div
      className={classNames(classes.toast, classes[severity])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {action === undefined ? null : (
        <Button
          variant="quiet"
          size="s"
          onClick={() => {
            dismiss();
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" size="s" icon={<Icon of={X} />} onClick={dismiss} />
    </div>
  );
}

/** The way to show a toast. */
export function useToast(): Toasts {
  const toasts = use(ToastContext);
  if (toasts === null) throw new Error('useToast needs a ToastProvider above it');
  return toasts;
}
