/** Assay's mark: a flame's triangle with the touchstone's streak. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" fill="none" strokeWidth="2" strokeLinejoin="round" aria-hidden="true">
      <path d="M12 3 21 20H3Z" stroke="var(--accent)" />
      <path d="M8.2 14.5h7.6" stroke="var(--signature)" />
    </svg>
  );
}
