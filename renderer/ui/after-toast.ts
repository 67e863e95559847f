import type { Toast } from './toast.tsx';

/** A new toast takes the place of the one before it; only an error stays beside what is said after it. */
export function afterToast<Shown extends Toast>(shown: readonly Shown[], toast: Shown): readonly Shown[] {
  return [...shown.filter(({ severity }) => severity === 'error' && toast.severity !== 'error'), toast];
}
