import { useEffect, useState, type RefObject } from 'react';
import { scrollParent } from './scroll-parent.ts';

/** A part of a long content: in sight or nearly, or away, and then as high as it was. */
export interface Chunk {
  readonly near: boolean;
  /** Pixels that it had when it went out of sight; null before it was ever looked at. */
  readonly height: number | null;
}

/** How far from sight, in pixels, a part is still filled. */
const margin = 700;

const first: Chunk = { near: true, height: null };
const unseen: Chunk = { near: false, height: null };

/**
 * Which parts of a long content are to be filled, for contents whose parts are as high as they turn out to be: the children of `frame`
 * that have `data-chunk` with their number, in normal flow. Until the page has been laid out the first alone is.
 * @param count how many parts there are
 */
export function useNearChunks(frame: RefObject<HTMLElement | null>, count: number): (index: number) => Chunk {
  const [chunks, setChunks] = useState<ReadonlyMap<number, Chunk>>(new Map());
  useEffect(() => {
    const element = frame.current;
    if (element === null || count < 2) return undefined;
    const observer = new IntersectionObserver((entries) => setChunks((known) => new Map([...known, ...entries.map(observed)])), {
      root: scrollParent(element),
      rootMargin: `${margin}px 0px`,
    });
    for (const chunk of element.querySelectorAll(':scope > [data-chunk]')) observer.observe(chunk);
    return () => observer.disconnect();
  }, [frame, count]);
  return (index) => chunks.get(index) ?? (index === 0 ? first : unseen);
}

function observed({ target, isIntersecting, boundingClientRect }: IntersectionObserverEntry): [number, Chunk] {
  return [Number(target.getAttribute('data-chunk')), { near: isIntersecting, height: boundingClientRect.height }];
}
