/** Assay's mark: a flame's triangle with the touchstone's streak. */
export function Mark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="2"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      <path d="M12 3 21 20H3Z" />
      <path d="M8.2 14.5h7.6" stroke="var(--signature)" />
    </svg>
  );
}
