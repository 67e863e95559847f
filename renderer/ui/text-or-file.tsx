import type { LucideIcon } from 'lucide-react';
import { Button } from './button.tsx';
import type { FieldControlProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { TextArea } from './inputs.tsx';
import { useFileDrop, type OnFile } from './use-file-drop.ts';
import classes from './text-or-file.module.css';

interface TextOrFileProps {
  readonly control: FieldControlProps;
  readonly text: string;
  /** Stands in the place of the text; `detail` is said behind its name. */
  readonly file: { readonly name: string; readonly detail: string } | null;
  /** Of a file. */
  readonly icon: LucideIcon;
  readonly placeholder: string;
  /** Lines of text in sight. */
  readonly rows: number;
  /** Takes what was typed or pasted; the empty text in the place of the file. */
  readonly onText: (text: string) => void;
  readonly onFile: OnFile;
}

/** A text that is typed or pasted, or the file that was dropped in its place. */
export function TextOrFile({ control, text, file, icon, placeholder, rows, onText, onFile }: TextOrFileProps) {
  const drop = useFileDrop(onFile);
  return (
    <div className={classes.drop} {...drop}>
      {file === null ? (
        <TextArea {...control} mono rows={rows} placeholder={placeholder} value={text} onChange={onText} />
      ) : (
        <div className={classes.file} id={control.id}>
          <Icon of={icon} />
          <span className={classes.name}>{file.name}</span>
          <span className={classes.detail}>{file.detail}</span>
          <Button size="s" onClick={() => onText('')}>
            Paste text instead
          </Button>
        </div>
      )}
    </div>
  );
}
