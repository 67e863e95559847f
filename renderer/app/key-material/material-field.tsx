import { FileKey2 } from 'lucide-react';
import { grouped } from '../../../core/jose/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import { materialOfFiles, typedMaterial, type GivenMaterial } from './given-material.ts';
import classes from './material-field.module.css';

interface MaterialProps {
  readonly label: string;
  readonly material: GivenMaterial;
  readonly onChange: (material: GivenMaterial) => void;
}

interface MaterialFieldProps extends MaterialProps {
  readonly placeholder: string;
  readonly error?: string | undefined;
  /** Lines of text in sight. */
  readonly rows?: number | undefined;
}

/** Where key material is typed, pasted, or dropped as files. */
export function MaterialField({ label, material, onChange, placeholder, error, rows = 8 }: MaterialFieldProps) {
  const { text, file, fault } = material;
  const drop = useFileDrop((_, files) => void materialOfFiles(files, material).then(onChange));
  return (
    <Field label={label} required error={fault ?? error}>
      {(control) => (
        <div className={classes.drop} {...drop}>
          {file === null ? (
            <TextArea
              {...control}
              mono
              rows={rows}
              placeholder={placeholder}
              value={text}
              onChange={(typed) => onChange(typedMaterial(typed))}
            />
          ) : (
            <div className={classes.file} id={control.id}>
              <Icon of={FileKey2} />
              <span className={classes.name}>{file.name}</span>
              <span className={classes.size}>{grouped(file.size)} bytes</span>
              <Button size="s" onClick={() => onChange(typedMaterial(''))}>
                Paste text instead
              </Button>
            </div>
          )}
        </div>
      )}
    </Field>
  );
}

interface MaterialFileButtonProps extends MaterialProps {
  readonly size?: 's' | 'm' | undefined;
  readonly className?: string | undefined;
}

/** The same material from files that are chosen. */
export function MaterialFileButton({ material, onChange, ...native }: MaterialFileButtonProps) {
  return (
    <FileButton {...native} multiple onFile={(_, files) => void materialOfFiles(files, material).then(onChange)}>
      Choose a file…
    </FileButton>
  );
}
