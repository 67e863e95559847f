import { useLayoutEffect, useRef, type ComponentProps, type RefObject } from 'react';
import { TextArea } from '../../../ui/inputs.tsx';
import type { MarkedPlace } from '../inspection.ts';
import classes from './marked-area.module.css';

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
 * A text area with one stretch of its text marked, which comes into sight each time somebody asks for it. The mark is that of the same text
 * laid out behind the area, since nothing can be marked in the area itself.
 */
export function MarkedArea({ ref, value, marked, ...native }: MarkedAreaProps) {
  const behindArea = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLElement>(null);
  const asked = useRef(0);
  const follow = (): void => {
    if (behindArea.current !== null && ref.current !== null) behindArea.current.style.translate = `0 ${-ref.current.scrollTop}px`;
  };
  useLayoutEffect(() => {
    const area = ref.current;
    if (area !== null && mark.current !== null && marked !== null && marked.asked !== asked.current) {
      asked.current = marked.asked;
      const { offsetTop, offsetHeight } = mark.current;
      const above = offsetTop < area.scrollTop + margin;
      const below = offsetTop + Math.min(offsetHeight, area.clientHeight / 2) > area.scrollTop + area.clientHeight - margin;
      if (above || below) area.scrollTop = offsetTop - Math.max(margin, (area.clientHeight - offsetHeight) / 3);
    }
    follow();
  });
  return (
    <div className={classes.frame}>
      {marked === null ? null : (
        <div className={classes.window} aria-hidden="true">
          <div ref={behindArea} className={classes.behind}>
            {value.slice(0, marked.place.offset)}
            <mark ref={mark}>{value.slice(marked.place.offset, marked.place.offset + marked.place.length)}</mark>
            {value.slice(marked.place.offset + marked.place.length).slice(0, behind)}
          </div>
        </div>
      )}
      <TextArea {...native} ref={ref} mono className={classes.area} value={value} onScroll={follow} />
    </div>
  );
}
