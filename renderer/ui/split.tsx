import { useRef, useState } from 'react';
import type { CSSProperties, PointerEvent, ReactNode } from 'react';
import classes from './split.module.css';

interface SplitProps {
  /** Names the handle: “Width of the editor”. */
  readonly label: string;
  /** Under which the size is remembered. */
  readonly storageKey: string;
  readonly first: ReactNode;
  /** Null leaves the whole width to the first. */
  readonly second: ReactNode | null;
  /** Per cent of the width that the first pane has until somebody changes it. */
  readonly initial?: number | undefined;
}

const least = 25;
const most = 75;
const step = 2;

function clamped(size: number): number {
  return Math.round(Math.min(most, Math.max(least, size)) * 10) / 10;
}

function remembered(key: string, initial: number): number {
  const stored = Number(localStorage.getItem(key) ?? Number.NaN);
  return Number.isFinite(stored) ? clamped(stored) : initial;
}

/** Two panes side by side with a handle between them; one above the other in a narrow window. Double-click resets. */
export function Split({ label, storageKey, first, second, initial = 50 }: SplitProps) {
  const key = `split.${storageKey}`;
  const [size, setSize] = useState(() => remembered(key, initial));
  const [dragging, setDragging] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const resize = (next: number): void => {
    const value = clamped(next);
    setSize(value);
    localStorage.setItem(key, String(value));
  };
  const drag = (event: PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect();
    if (dragging && box !== undefined) resize(((event.clientX - box.left) / box.width) * 100);
  };
  return (
    <div ref={frame} className={classes.split} data-single={second === null || undefined} style={{ '--split': size } as CSSProperties}>
      <div className={classes.side}>{first}</div>
      {second === null ? null : (
        <>
          <div className={classes.separator} data-dragging={dragging || undefined}>
            {/* The native range gives the keyboard and the role; dragging is ours, since the handle itself moves. */}
            <input
              type="range"
              aria-label={label}
              min={least}
              max={most}
              step={step}
              value={size}
              className={classes.handle}
              onChange={(event) => resize(event.currentTarget.valueAsNumber)}
              onPointerDown={(event) => {
                event.preventDefault();
                event.currentTarget.setPointerCapture(event.pointerId);
                setDragging(true);
              }}
              onPointerMove={drag}
              onPointerUp={() => setDragging(false)}
              onPointerCancel={() => setDragging(false)}
              onDoubleClick={() => resize(initial)}
            />
          </div>
          <div className={classes.side}>{second}</div>
        </>
      )}
    </div>
  );
}
