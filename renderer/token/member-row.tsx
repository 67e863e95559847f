import { useCallback, useMemo } from 'react';
import { jsonSlice } from '../../core/inspect/json-slice.ts';
import { pathText, type TreeMember } from '../../core/inspect/member-tree.ts';
import { describeValue } from '../../core/jose/described-value.ts';
import { repeatFault } from '../../core/jose/repeated-members.ts';
import type { MemberContext } from '../../core/jose/registered-member.ts';
import { MemberCells } from './member-cells.tsx';
import { copiedValue, valueText } from './value-text.ts';

/** What the members of a tree stand in. */
export interface MemberSurroundings {
  readonly context: MemberContext;
  /** The JSON text that the members are read from. */
  readonly text: string | null;
  /** Whether values have to be looked up in that text to be shown as they are written. */
  readonly asWritten: boolean;
}

interface MemberRowProps extends MemberSurroundings {
  readonly member: TreeMember;
  /** Of the row in the document. */
  readonly id: string;
  readonly index: number;
  readonly active: boolean;
  /** Whether it is shown as it is written. */
  readonly raw: boolean;
  readonly onActivate: (id: string) => void;
  readonly onOpen: (id: string, open: boolean) => void;
  readonly onRaw: (id: string) => void;
}

/** One member of a tree. It is described anew whenever the clock moves, and drawn anew when that says something else. */
export function MemberRow({ member, id, index, active, raw, text, asWritten, context, onActivate, onOpen, onRaw }: MemberRowProps) {
  const { value, entry, path, repeat, open, level, position, siblings, count, name } = member;
  const { meaning, words, fault, source } = describeValue(value, entry, context);
  const shown = useMemo(() => valueText(member, asWritten ? text : null), [member, asWritten, text]);
  const written = useMemo(
    () => (raw ? { path: pathText(path), text: text === null ? null : jsonSlice(text, path) } : null),
    [raw, text, path],
  );
  const { id: memberId } = member;
  const isContainer = count !== null && count > 0;
  const activate = useCallback(() => onActivate(memberId), [onActivate, memberId]);
  const toggle = useCallback(() => onOpen(memberId, !open), [onOpen, memberId, open]);
  const toggleRaw = useCallback(() => onRaw(memberId), [onRaw, memberId]);
  const copied = useCallback(() => Promise.resolve(copiedValue(member, asWritten ? text : null)), [member, asWritten, text]);
  return (
    <MemberCells
      id={id}
      index={index}
      level={level}
      position={position}
      siblings={siblings}
      active={active}
      open={isContainer ? open : null}
      name={name}
      text={shown.text}
      shortened={shown.shortened}
      size={shown.size}
      isText={typeof value === 'string'}
      title={entry?.title ?? null}
      meaning={meaning}
      words={words}
      repeated={repeat === null ? null : repeatFault(repeat)}
      fault={fault}
      source={source}
      rawPath={written?.path ?? null}
      rawText={written?.text ?? null}
      copied={copied}
      onActivate={activate}
      onToggle={toggle}
      onRaw={toggleRaw}
    />
  );
}
