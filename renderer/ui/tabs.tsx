import type { ComponentPropsWithRef, KeyboardEvent, ReactNode } from 'react';

interface TabsProps<T extends string> {
  readonly label: string;
  /** Prefix of the ids that tie tabs to their panels; the same for `TabPanel`. */
  readonly id: string;
  readonly tabs: readonly { readonly value: T; readonly content: ReactNode }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly className?: string | undefined;
  readonly tabClassName?: string | undefined;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A tab list without looks of its own (ARIA APG, tabs with automatic activation): one tab stop, arrow keys choose. */
export function Tabs<T extends string>({ label, id, tabs, value, onChange, className, tabClassName }: TabsProps<T>) {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = steps[event.key];
    const index = tabs.findIndex((tab) => tab.value === value);
    const next = step === undefined ? undefined : tabs[step(index, tabs.length)];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.value);
    document.getElementById(`${id}-tab-${next.value}`)?.focus();
  };
  return (
    <div role="tablist" tabIndex={-1} aria-label={label} className={className} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          id={`${id}-tab-${tab.value}`}
          aria-selected={tab.value === value}
          aria-controls={tab.value === value ? `${id}-panel-${tab.value}` : undefined}
          tabIndex={tab.value === value ? 0 : -1}
          className={tabClassName}
          onClick={() => onChange(tab.value)}
        >
          {tab.content}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps extends Omit<ComponentPropsWithRef<'div'>, 'id' | 'role'> {
  readonly id: string;
  readonly value: string;
}

/** What the chosen tab shows. */
export function TabPanel({ id, value, ...native }: TabPanelProps) {
  return <div {...native} role="tabpanel" id={`${id}-panel-${value}`} aria-labelledby={`${id}-tab-${value}`} />;
}
