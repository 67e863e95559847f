import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import classes from './dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Escape, the cross, or a button of the footer. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** Makes the content a form: Enter and a `type="submit"` button of the footer call it. */
  readonly onSubmit?: (() => void) | undefined;
  /** Pixels; 480 by default. */
  readonly width?: number | undefined;
  /** Pixels that it keeps, as far as the window has them, whatever becomes of its content; as high as that if left out. */
  readonly height?: number | undefined;
}

/**
 * A modal dialog on the native element, which keeps the focus inside and gives it back. Its content is mounted only
 * while it is open.
 */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ title, onClose, children, footer, onSubmit, width = 480, height }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The browser would choose the cross, which comes first.
    dialog?.querySelector<HTMLElement>('[data-start] :is(input, select, textarea), footer button')?.focus();
    return () => {
      dialog?.close();
      // The element leaves the document at once, before the browser would give the focus back.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const content = (
    <>
      <header className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        <IconButton label="Close" icon={<Icon of={X} />} onClick={onClose} />
      </header>
      <div className={classes.body} data-start>
        {children}
      </div>
      {footer === undefined ? null : <footer className={classes.foot}>{footer}</footer>}
    </>
  );
  return (
    <dialog
      ref={element}
      className={classes.dialog}
      style={{ '--dialog-width': `${width}px`, '--dialog-height': height === undefined ? undefined : `${height}px` } as CSSProperties}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {onSubmit === undefined ? (
        <div className={classes.form}>{content}</div>
      ) : (
        <form
          noValidate
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
            window.requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
          }}
        >
          {content}
        </form>
      )}
    </dialog>
  );
}
