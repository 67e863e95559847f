import type { KeyFit } from '../../../core/contract/key-fit.ts';

/** How the answer to “Does it fit?” looks: as good only where nothing that was compared speaks against it. */
export function fitLook({ fits, keys: [first] }: Pick<KeyFit, 'fits' | 'keys'>): {
  readonly severity: 'success' | 'warning';
  readonly title: string;
} {
  if (!fits) return { severity: 'warning', title: 'It does not fit.' };
  const contradicted = first?.checks.some(({ outcome }) => outcome === 'mismatch') ?? false;
  return contradicted ? { severity: 'warning', title: 'It fits, but not in everything.' } : { severity: 'success', title: 'It fits.' };
}
