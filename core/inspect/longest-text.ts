/**
 * Characters of a pasted text, bytes of a file, that are inspected at once. A text field that wraps 16 MB stops the window for many
 * seconds; what is longer is scanned, which takes any size.
 */
export const longestText = 5_000_000;
