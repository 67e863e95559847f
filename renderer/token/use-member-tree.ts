import { useMemo, useState } from 'react';
import type { JsonObject } from '../../core/contract/values.ts';
import { memberTree, type TreeMember, type TreeOptions } from '../../core/inspect/member-tree.ts';

/** A tree of members, and what a person did with it. */
export interface MemberTreeState {
  readonly rows: readonly TreeMember[];
  /** Members that the filter found; null without a filter. */
  readonly matches: number | null;
  /** Index of the line that has the keys. */
  readonly active: number;
  readonly activate: (id: string) => void;
  /** Opens or closes what is inside a member. */
  readonly open: (id: string, open: boolean) => void;
  /** The members that are shown as they are written, by id. */
  readonly raw: ReadonlySet<string>;
  readonly toggleRaw: (id: string) => void;
}

/** An object whose members are shown. */
export interface ShownMembers extends Pick<TreeOptions, 'lookup' | 'repeats' | 'filter'> {
  readonly object: JsonObject;
}

/** Lays an object out as a tree and remembers what was opened in it, also while its text is being typed. */
export function useMemberTree({ object, lookup, repeats, filter }: ShownMembers): MemberTreeState {
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [raw, setRaw] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState('');
  const { rows, matches } = useMemo(
    () => memberTree(object, { lookup, repeats, opened, filter }),
    [object, lookup, repeats, opened, filter],
  );
  const found = useMemo(() => rows.findIndex(({ id }) => id === activeId), [rows, activeId]);
  const [changes] = useState(() => ({
    activate: setActiveId,
    open: (id: string, open: boolean) => setOpened((known) => new Map(known).set(id, open)),
    toggleRaw: (id: string) =>
      setRaw((known) => {
        const next = new Set(known);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
  }));
  return { rows, matches, active: Math.max(0, found), raw, ...changes };
}
