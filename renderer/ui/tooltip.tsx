import { useEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { placePopover } from './placement.ts';
import classes from './tooltip.module.css';

/** What a control spreads on itself so that its tooltip comes and goes. */
export interface TooltipTriggerProps {
  onPointerEnter(event: PointerEvent): void;
  onPointerLeave(): void;
  onFocus(event: FocusEvent): void;
  onBlur(): void;
  onKeyDown(event: KeyboardEvent): void;
}

const delay = 450;

/**
 * A tooltip that repeats a control's accessible name for those who see only its icon. It comes on hover after a
 * moment and at once on keyboard focus; Escape sends it away (WCAG 1.4.13).
 */
export function useTooltip(text: string): { readonly trigger: TooltipTriggerProps; readonly tooltip: ReactNode } {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<number>(undefined);
  const hide = (): void => {
    window.clearTimeout(timer.current);
    setAnchor(null);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const trigger: TooltipTriggerProps = {
    onPointerEnter: (event) => {
      const target = event.currentTarget;
      timer.current = window.setTimeout(() => setAnchor(target), delay);
    },
    onPointerLeave: hide,
    onFocus: (event) => {
      if (event.currentTarget.matches(':focus-visible')) setAnchor(event.currentTarget);
    },
    onBlur: hide,
    onKeyDown: (event) => {
      if (event.key === 'Escape') hide();
    },
  };
  const show = (element: HTMLSpanElement | null): void => {
    if (element === null || anchor === null) return;
    element.showPopover();
    placePopover(element, anchor, 'center');
  };
  const tooltip =
    anchor === null ? null : (
      <span ref={show} popover="manual" aria-hidden="true" className={classes.tooltip}>
        {text}
      </span>
    );
  return { trigger, tooltip };
}
