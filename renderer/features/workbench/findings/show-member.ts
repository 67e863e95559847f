import type { Finding } from '../../../../core/explain/lint.ts';

/** Puts the focus on the field of the member that a finding is about, once its step is shown. */
export function showMember({ member }: Pick<Finding, 'member'>): void {
  if (member === null) return;
  const [part, name] = member;
  requestAnimationFrame(() => {
    const fields = document.querySelectorAll<HTMLElement>(
      `[data-place="${CSS.escape(`${part}.${name ?? ''}`)}"] :is(input, textarea, select)`,
    );
    // The first field of a row is the member's name, the last its value.
    const field = fields[fields.length - 1];
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  });
}
