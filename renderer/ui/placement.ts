const margin = 8;
const gap = 4;

/**
 * Puts a shown popover next to what it belongs to: below where there is room, else above, and never outside the
 * window. `align` names the edges that line up.
 */
export function placePopover(popover: HTMLElement, anchor: Element, align: 'start' | 'center' | 'end'): void {
  const target = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const lefts = { start: target.left, center: target.left + (target.width - width) / 2, end: target.right - width };
  const below = target.bottom + gap;
  const fitsBelow = below + height + margin <= window.innerHeight;
  const top = fitsBelow ? below : Math.max(margin, target.top - gap - height);
  const left = Math.max(margin, Math.min(lefts[align], window.innerWidth - width - margin));
  popover.style.setProperty('left', `${left}px`);
  popover.style.setProperty('top', `${top}px`);
}
