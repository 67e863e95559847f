import { File as FileIcon } from 'lucide-react';
import { grouped } from '../../../../core/jose/time-words.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Field } from '../../../ui/field.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { TextOrFile } from '../../../ui/text-or-file.tsx';
import classes from '../key-source/key-source.module.css';
import { payloadOfFile, typedPayload, type PayloadSource } from './payload-source.ts';

interface PayloadFieldProps {
  readonly payload: PayloadSource;
  readonly onChange: (payload: PayloadSource) => void;
}

/** Asks for what a detached signature covers: a text, or a file where every byte counts. */
export function PayloadField({ payload, onChange }: PayloadFieldProps) {
  const { text, file, fault } = payload;
  const take = (chosen: File): void => void payloadOfFile(chosen, payload).then(onChange);
  return (
    <div className={classNames(classes.given, classes.wide)}>
      <Field
        label="Detached payload"
        hint="What the signature covers and the token leaves out (RFC 7515 appendix F). Pasted lines end in LF; give a file where every byte counts."
        error={fault}
      >
        {(control) => (
          <TextOrFile
            control={control}
            text={text}
            file={file === null ? null : { name: file.name, detail: `${grouped(file.bytes.length)} bytes` }}
            icon={FileIcon}
            placeholder="Paste what was signed, or drop a file."
            rows={4}
            onText={(typed) => onChange(typedPayload(typed))}
            onFile={take}
          />
        )}
      </Field>
      <div>
        <FileButton size="s" label="Payload file" onFile={take}>
          Choose a file…
        </FileButton>
      </div>
    </div>
  );
}
