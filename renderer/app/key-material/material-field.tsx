import { FileKey2 } from 'lucide-react';
import { grouped } from '../../../core/jose/time-words.ts';
import { Field } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { TextOrFile } from '../../ui/text-or-file.tsx';
import { materialOfFiles, typedMaterial, type GivenMaterial } from './given-material.ts';

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
  return (
    <Field label={label} required error={fault ?? error}>
      {(control) => (
        <TextOrFile
          control={control}
          text={text}
          file={file === null ? null : { name: file.name, detail: `${grouped(file.size)} bytes` }}
          icon={FileKey2}
          placeholder={placeholder}
          rows={rows}
          onText={(typed) => onChange(typedMaterial(typed))}
          onFile={(_, files) => void materialOfFiles(files, material).then(onChange)}
        />
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
