import { Braces, ChevronRight, TriangleAlert } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import type { Source } from '../../core/jose/sources.ts';
import { IconButton } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import { SourceLink } from './source-link.tsx';
import { UnreadPart } from './unread-part.tsx';
import classes from './member-tree.module.css';

interface MemberCellsProps {
  readonly id: string;
  /** Among all lines, from nought. */
  readonly index: number;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Whether the keys go to this line; what can be pressed in it is then reached by Tab. */
  readonly active: boolean;
  /** Null where nothing is inside. */
  readonly open: boolean | null;
  readonly name: string | number;
  readonly text: string;
  readonly shortened: boolean;
  readonly size: string | null;
  readonly isText: boolean;
  readonly title: string | null;
  readonly meaning: string | null;
  readonly words: string | null;
  /** What is to be said of a member whose name stands more than once. */
  readonly repeated: string | null;
  readonly fault: string | null;
  readonly source: Source | null;
  /** Null while it is not shown as it is written. */
  readonly rawPath: string | null;
  readonly rawText: string | null;
  readonly copied: () => Promise<string>;
  readonly onActivate: () => void;
  readonly onToggle: () => void;
  readonly onRaw: () => void;
}

function nameText(name: string | number): string {
  return name === '' ? '(empty name)' : String(name);
}

/** The line of one member: its name, its value, the value in words, and what it is for. */
export const MemberCells = memo(function MemberCells(props: MemberCellsProps) {
  const { id, index, level, position, siblings, active, open, name, onActivate, onToggle } = props;
  const tabIndex = active ? 0 : -1;
  const expanded = open ?? undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the tree has the focus and the keys
    <tr
      id={id}
      aria-rowindex={index + 1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={expanded}
      data-active={active || undefined}
      className={classes.row}
      style={{ '--level': Math.min(level, 12) } as CSSProperties}
      onClick={onActivate}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the same */}
      <th
        scope="row"
        className={classes.name}
        data-element={typeof name === 'number' || undefined}
        onClick={open === null ? undefined : onToggle}
      >
        {open === null ? null : <Icon of={ChevronRight} />}
        <SafeText text={nameText(name)} />
      </th>
      <td>
        <MemberValue {...props} />
        <Meaning {...props} tabIndex={tabIndex} />
        {props.rawPath === null ? null : <AsWritten path={props.rawPath} text={props.rawText} />}
      </td>
      <td className={classes.tools}>
        <IconButton
          size="s"
          label="As written (R)"
          aria-pressed={props.rawPath !== null}
          tabIndex={tabIndex}
          icon={<Icon of={Braces} />}
          onClick={props.onRaw}
        />
        <CopyButton iconOnly label={`Copy ${nameText(name)}`} text={props.copied} tabIndex={tabIndex} />
      </td>
    </tr>
  );
});

function MemberValue({ text, shortened, size, isText, words }: MemberCellsProps) {
  return (
    <div className={classes.line}>
      {text === '' && !isText ? null : (
        <span className={classes.value} translate="no">
          <SafeText text={text} />
          {shortened ? '…' : null}
        </span>
      )}
      {words === null ? null : (
        <span className={classes.words}>
          <SafeText text={words} />
        </span>
      )}
      {size === null ? null : <span className={classes.size}>{size}</span>}
    </div>
  );
}

function Meaning({ title, meaning, source, repeated, fault, tabIndex }: MemberCellsProps & { readonly tabIndex: number }) {
  return (
    <>
      {title === null && meaning === null ? null : (
        <div className={classes.meaning}>
          {[title, meaning].filter((part) => part !== null).join(': ')} <SourceLink source={source} tabIndex={tabIndex} />
        </div>
      )}
      {[repeated, fault].map((sentence, index) =>
        sentence === null ? null : (
          <div key={index} className={classes.fault}>
            <Icon of={TriangleAlert} />
            <SafeText text={sentence} />
          </div>
        ),
      )}
    </>
  );
}

/** The part of the token's text that holds the member. */
function AsWritten({ path, text }: { readonly path: string; readonly text: string | null }) {
  return (
    <div className={classes.raw}>
      <span className={classes.size}>
        As written, at{' '}
        <code>
          <SafeText text={path} />
        </code>
      </span>
      <UnreadPart text={text} />
    </div>
  );
}
