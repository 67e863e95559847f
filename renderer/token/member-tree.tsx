import { useEffect, useId, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { TreeMember } from '../../core/inspect/member-tree.ts';
import { copyText } from '../ui/clipboard.ts';
import { useNearChunks } from '../ui/use-near-chunks.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { MemberRow, type MemberSurroundings } from './member-row.tsx';
import { treeMove } from './tree-keys.ts';
import type { MemberTreeState } from './use-member-tree.ts';
import { copiedValue } from './value-text.ts';
import classes from './member-tree.module.css';

/** Lines that come into the page and leave it together. */
const chunkSize = 32;

/** Pixels that a line mostly has, for those that were not laid out yet. */
const usualHeight = 34;

export interface MemberTreeProps extends MemberSurroundings {
  /** Names the tree: “Header”. */
  readonly label: string;
  readonly tree: MemberTreeState;
  /** The field that narrows the tree, if there is one. */
  readonly filter: RefObject<HTMLInputElement | null>;
}

/**
 * Header parameters or claims, a line each, those inside objects and lists below them (ARIA APG, treegrid): one tab stop, arrow keys move and
 * open. However many members there are, only lines in sight are in the page.
 */
export function MemberTree({ label, tree, filter, ...surroundings }: MemberTreeProps) {
  const id = useId();
  const frame = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const { rows, active } = tree;
  const chunks = Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, index) => index);
  const near = useNearChunks(frame, chunks.length);
  const activeId = rows[active]?.id;
  useEffect(() => {
    if (moved.current) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
    moved.current = false;
  }, [id, active]);
  const copyRow = (member: TreeMember | undefined): void => {
    if (member !== undefined) void copyText(copiedValue(member, surroundings.asWritten ? surroundings.text : null));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== frame.current) return;
    const page = Math.max(1, Math.floor(window.innerHeight / 2 / usualHeight));
    const move = treeMove(event, { rows, at: active, page });
    if (move === null || (move.kind === 'copy' && getSelection()?.isCollapsed === false)) return;
    event.preventDefault();
    if (move.kind === 'go') {
      moved.current = true;
      tree.activate(rows[move.to]?.id ?? '');
    } else if (move.kind === 'raw') tree.toggleRaw(move.id);
    else if (move.kind === 'filter') filter.current?.focus();
    else if (move.kind === 'copy') copyRow(rows[active]);
    else tree.open(move.id, move.kind === 'open');
  };
  return (
    <>
      <VisuallyHidden id={`${id}-keys`}>Arrow keys move, open and close. R shows a member as it is written.</VisuallyHidden>
      <table
        ref={frame}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the treegrid pattern is a table with a focus
        role="treegrid"
        aria-label={label}
        aria-describedby={`${id}-keys`}
        aria-rowcount={rows.length}
        aria-activedescendant={activeId === undefined ? undefined : `${id}-${active}`}
        tabIndex={0}
        className={classes.tree}
        onKeyDown={press}
      >
        {chunks.map((chunk) => {
          const from = chunk * chunkSize;
          const shown = rows.slice(from, from + chunkSize);
          const { near: isNear, height } = near(chunk);
          if (!isNear && !(active >= from && active < from + chunkSize)) {
            return <tbody key={chunk} data-chunk={chunk} style={{ height: height ?? shown.length * usualHeight }} />;
          }
          return (
            <tbody key={chunk} data-chunk={chunk}>
              {shown.map((member: TreeMember, index) => (
                <MemberRow
                  key={member.id}
                  {...surroundings}
                  member={member}
                  id={`${id}-${from + index}`}
                  index={from + index}
                  active={from + index === active}
                  raw={tree.raw.has(member.id)}
                  onActivate={tree.activate}
                  onOpen={tree.open}
                  onRaw={tree.toggleRaw}
                />
              ))}
            </tbody>
          );
        })}
      </table>
    </>
  );
}
