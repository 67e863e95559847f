import type { TreeMember } from '../../core/inspect/member-tree.ts';

/** What a key does in a tree (ARIA APG, treegrid). */
export type TreeMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'open' | 'close' | 'raw' | 'copy'; readonly id: string }
  | { readonly kind: 'filter' };

interface Position {
  readonly rows: readonly TreeMember[];
  /** Index of the active line. */
  readonly at: number;
  /** Lines that Page Up and Page Down go. */
  readonly page: number;
}

const steps: Readonly<Record<string, (position: Position) => number>> = {
  ArrowDown: ({ at }) => at + 1,
  ArrowUp: ({ at }) => at - 1,
  PageDown: ({ at, page }) => at + page,
  PageUp: ({ at, page }) => at - page,
  Home: () => 0,
  End: ({ rows }) => rows.length - 1,
};

/** What a key means at a line of a tree; null for a key that means nothing there. */
export function treeMove(key: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, position: Position): TreeMove | null {
  const { rows, at } = position;
  const member = rows[at];
  if (member === undefined || key.altKey) return null;
  if (key.ctrlKey || key.metaKey) return key.key === 'c' ? { kind: 'copy', id: member.id } : null;
  const step = steps[key.key];
  if (step !== undefined) return { kind: 'go', to: Math.min(rows.length - 1, Math.max(0, step(position))) };
  const isContainer = member.count !== null && member.count > 0;
  switch (key.key) {
    case 'ArrowRight':
      if (!isContainer) return null;
      return member.open ? { kind: 'go', to: at + 1 } : { kind: 'open', id: member.id };
    case 'ArrowLeft':
      return member.open ? { kind: 'close', id: member.id } : parentOf(rows, at);
    case 'Enter':
      return isContainer ? { kind: member.open ? 'close' : 'open', id: member.id } : { kind: 'raw', id: member.id };
    case 'r':
    case 'R':
      return { kind: 'raw', id: member.id };
    case '/':
      return { kind: 'filter' };
    default:
      return null;
  }
}

function parentOf(rows: readonly TreeMember[], at: number): TreeMove | null {
  const level = rows[at]?.level ?? 1;
  const parent = rows.slice(0, at).findLastIndex((row) => row.level < level);
  return parent === -1 ? null : { kind: 'go', to: parent };
}
