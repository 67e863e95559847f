import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Underlines by text decoration: the library's own are data: images, which the page's policy refuses. */
function underline(colour: string): Record<string, string> {
  return { backgroundImage: 'none', textDecoration: `underline wavy ${colour}`, textUnderlineOffset: '3px', paddingBottom: '0' };
}

/** A mark beside a line: a disc, a triangle or a square, drawn without the library's own images for the same reason. */
function marker(colour: string, borderRadius: string, clipPath: string): Record<string, string> {
  return { content: 'normal', width: '8px', height: '8px', backgroundColor: colour, borderRadius, clipPath };
}

const looks = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', fontSize: 'var(--text-s)', minWidth: '0', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontVariantLigatures: 'none', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: 'var(--s-2) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'light-dark(#cfd5fa, #3b4576)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--bad-soft)' },
  '.cm-hiddenCharacter': {
    margin: '0 1px',
    padding: '0 3px',
    borderRadius: '3px',
    backgroundColor: 'var(--warn-soft)',
    color: 'var(--warn)',
    fontSize: '0.88em',
    unicodeBidi: 'isolate',
  },
  '.cm-lintRange-error': underline('var(--bad)'),
  '.cm-lintRange-warning': underline('var(--warn)'),
  '.cm-lintRange-info': underline('var(--accent)'),
  '.cm-gutters': { backgroundColor: 'transparent', borderRight: '0' },
  '.cm-gutter-lint': { width: '15px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '5px 2px 0 6px' },
  '.cm-lint-marker-error': marker('var(--bad)', '50%', 'none'),
  '.cm-lint-marker-warning': marker('var(--warn)', '0', 'polygon(50% 0, 100% 100%, 0 100%)'),
  '.cm-lint-marker-info': marker('var(--accent)', '1px', 'none'),
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--r-s)',
    boxShadow: 'var(--shadow)',
  },
  '.cm-diagnostic': { fontFamily: 'var(--sans)', fontSize: 'var(--text-s)', padding: '5px 9px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--accent)' },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--sunken)', fontFamily: 'var(--sans)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-textfield': { border: '1px solid var(--line-control)', borderRadius: '4px', backgroundColor: 'var(--sheet)' },
  '.cm-button': { border: '1px solid var(--line-control)', borderRadius: '4px', background: 'var(--sheet)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warn-soft)', outline: '1px solid var(--warn)' },
});

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--syntax-name)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--syntax-string)' },
  { tag: tags.number, color: 'var(--syntax-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--syntax-atom)' },
  { tag: tags.invalid, color: 'var(--bad)' },
  { tag: [tags.punctuation, tags.brace, tags.squareBracket, tags.separator], color: 'var(--ink-2)' },
]);

/** The editor dressed in the design tokens. */
export const theme: Extension = [looks, syntaxHighlighting(highlighting)];
