/** A text field with what was typed into it since it got the focus, as far as the browser can undo it. */
interface Typing {
  readonly field: EventTarget;
  readonly before: string;
  readonly after: string;
}

/** Tells whether a text field has typing of its own to undo. */
export interface TypingWatch {
  /** Before a field’s text changes by typing, and after it. */
  readonly typed: (field: EventTarget, moment: 'before' | 'after', text: string) => void;
  /** The field was left: what was typed is one edit of the draft from here on. */
  readonly left: () => void;
  /** Whether the field’s text is what typing made of it. A text that was set since, by a fix for one, was not typed. */
  readonly hasTyping: (field: EventTarget, text: string) => boolean;
}

/** A watch over all text fields of a page, of which one at a time is typed into. */
export function watchTyping(): TypingWatch {
  let typing: Typing | null = null;
  return {
    typed: (field, moment, text) => {
      if (moment === 'after') typing = typing?.field === field ? { ...typing, after: text } : null;
      else if (typing?.field !== field || typing.after !== text) typing = { field, before: text, after: text };
    },
    left: () => {
      typing = null;
    },
    hasTyping: (field, text) => typing?.field === field && typing.after === text && typing.before !== text,
  };
}
