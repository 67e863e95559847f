import { FileKey2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import type { Material } from './use-material.ts';
import classes from './material-field.module.css';

interface MaterialFieldProps {
  readonly label: string;
  readonly material: Material;
  readonly placeholder: string;
  readonly error?: string | undefined;
  /** Lines of text in sight. */
  readonly rows?: number | undefined;
}

/** Where key material is typed, pasted, or dropped as a file. */
export function MaterialField({ label, material, placeholder, error, rows = 8 }: MaterialFieldProps) {
  const { text, file, fault, type, take } = material;
  const drop = useFileDrop((_, files) => void take(files));
  return (
    <Field label={label} required error={fault ?? error}>
      {(control) => (
        <div className={classes.drop} {...drop}>
          {file === null ? (
            <TextArea {...control} mono rows={rows} placeholder={placeholder} value={text} onChange={type} />
          ) : (
            <div className={classes.file} id={control.id}>
              <Icon of={FileKey2} />
              <span className={classes.name}>{file.name}</span>
              <span className={classes.size}>{file.size.toLocaleString('en')} bytes</span>
              <Button size="s" onClick={() => type('')}>
                Paste text instead
              </Button>
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
