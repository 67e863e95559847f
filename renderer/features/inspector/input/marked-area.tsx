import { useLayoutEffect, useRef, type ComponentProps, type RefObject } from 'react';
import { TextArea } from '../../../ui/inputs.tsx';
import type { MarkedPlace } from '../inspection.ts';
import { rowsAbove } from './wrapped-rows.ts';
import classes from './marked-area.module.css';

/** Of the style that marks, in the style sheet. */
const highlight = 'found-token';

/** Characters of a text that is laid out a second time; in a longer one the place is selected and gone to, not marked. */
const longestMarked = 500_000;

/** Characters behind the mark that decide where its last line breaks. */
const behind = 200;

/** Pixels between the mark and the edge of what is in sight. */
const margin = 20;

interface MarkedAreaProps extends Omit<ComponentProps<typeof TextArea>, 'value' | 'ref'> {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly marked: MarkedPlace | null;
}

/**
 * A text area with one stretch of its text marked, which comes into sight each time somebody asks for it. Nothing can be marked in the area
 * itself: the same text is laid out behind it, in one piece, so that its lines break alike.
 */
export function MarkedArea({ ref, value, marked, ...native }: MarkedAreaProps) {
  const copy = useRef<HTMLDivElement>(null);
  const asked = useRef(0);
  const follow = (): void => {
    if (copy.current !== null && ref.current !== null) copy.current.style.translate = `0 ${-ref.current.scrollTop}px`;
  };
  const end = marked === null ? 0 : Math.min(value.length, marked.place.offset + marked.place.length);
  const isLong = value.length > longestMarked;
  useLayoutEffect(() => {
    const text = copy.current?.firstChild;
    const area = ref.current;
    if (marked === null || area === null) return undefined;
    if (isLong && marked.asked !== asked.current) {
      asked.current = marked.asked;
      goToPlace(area, Math.min(end, marked.place.offset), end);
    }
    if (!(text instanceof Text)) return undefined;
    const range = new Range();
    range.setStart(text, Math.min(end, marked.place.offset));
    range.setEnd(text, end);
    CSS.highlights.set(highlight, new Highlight(range));
    if (marked.asked !== asked.current) {
      asked.current = marked.asked;
      bringIntoSight(area, range);
    }
    follow();
    return () => {
      CSS.highlights.delete(highlight);
    };
  });
  return (
    <div className={classes.frame}>
      {marked === null || isLong ? null : (
        <div className={classes.window} aria-hidden="true">
          <div ref={copy} className={classes.copy}>
            {value.slice(0, end + behind)}
          </div>
        </div>
      )}
      <TextArea {...native} ref={ref} mono className={classes.area} value={value} onScroll={follow} />
    </div>
  );
}

/** Scrolls the area, whose text the range lies behind, unless the stretch or the beginning of a long one is in sight. */
function bringIntoSight(area: HTMLTextAreaElement, range: Range): void {
  const { top, height } = range.getBoundingClientRect();
  const { top: areaTop, height: areaHeight } = area.getBoundingClientRect();
  const from = top - areaTop;
  const to = from + Math.min(height, areaHeight / 2);
  if (from < margin || to > areaHeight - margin) area.scrollTop += from - Math.max(margin, (areaHeight - height) / 3);
}

/** Selects a stretch of a long text, and goes about to where it stands, which takes no second layout. */
function goToPlace(area: HTMLTextAreaElement, from: number, to: number): void {
  const { font, lineHeight, paddingLeft, paddingRight } = getComputedStyle(area);
  const pen = document.createElement('canvas').getContext('2d');
  area.setSelectionRange(from, to);
  if (pen === null) return;
  pen.font = font;
  const width = area.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  const columns = Math.max(1, Math.floor(width / pen.measureText('0').width));
  area.scrollTop = rowsAbove(area.value, from, columns) * Number.parseFloat(lineHeight) - area.clientHeight / 3;
}
