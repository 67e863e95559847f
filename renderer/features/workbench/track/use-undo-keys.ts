import { useEffect } from 'react';
import type { Session } from '../session/session.ts';
import { watchTyping } from './typing.ts';

/** Takes an edit of the draft back. */
export const undoShortcut = 'mod+z';

/** Makes it again. */
export const redoShortcut = 'mod+Shift+z';

type TextField = HTMLInputElement | HTMLTextAreaElement;

function isField(target: EventTarget | null): target is TextField {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) over the whole draft, wherever the focus is; what is being typed into a field is undone there first. */
export function useUndoKeys(session: Session): void {
  useEffect(() => {
    const watch = watchTyping();
    const before = ({ target }: Event): void => {
      if (isField(target)) watch.typed(target, 'before', target.value);
    };
    const after = ({ target }: Event): void => {
      if (isField(target)) watch.typed(target, 'after', target.value);
    };
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog:modal') !== null) return;
      // An editor of several lines keeps a history of its own.
      if (target instanceof HTMLElement && target.isContentEditable) return;
      if (isField(target) && watch.hasTyping(target, target.value)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) session.undo();
      else if (key === 'y' || key === 'z') session.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('beforeinput', before);
    window.addEventListener('input', after);
    window.addEventListener('focusout', watch.left);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('beforeinput', before);
      window.removeEventListener('input', after);
      window.removeEventListener('focusout', watch.left);
      window.removeEventListener('keydown', press);
    };
  }, [session]);
}
