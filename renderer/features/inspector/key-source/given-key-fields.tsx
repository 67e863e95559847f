import { FilePasswordField } from '../../../app/key-material/file-password-field.tsx';
import { MaterialField, MaterialFileButton } from '../../../app/key-material/material-field.tsx';
import { ReadAsField } from '../../../app/key-material/read-as-field.tsx';
import { usePasswordNeed } from '../../../app/key-material/use-recognised-key.ts';
import type { GivenKey } from './key-source.ts';
import classes from './key-source.module.css';

interface GivenKeyFieldsProps {
  readonly given: GivenKey;
  /** What is wrong with the key, and with its password. */
  readonly faults: { readonly material: string | undefined; readonly password: string | undefined };
  readonly onChange: (change: Partial<GivenKey>) => void;
}

/** A key that is pasted, or comes in files: PEM, DER, JWK, JWK Set, PKCS#12, certificate, or a secret. */
export function GivenKeyFields({ given: { material, readAs, password }, faults, onChange }: GivenKeyFieldsProps) {
  const encrypted = usePasswordNeed(material.value);
  return (
    <div className={classes.given}>
      <MaterialField
        label="Key"
        material={material}
        onChange={(next) => onChange({ material: next })}
        rows={4}
        placeholder="Paste a PEM, a JWK, a JWK Set, a certificate or a secret, or drop files."
        error={faults.material}
      />
      <div className={classes.line}>
        <ReadAsField value={readAs} onChange={(next) => onChange({ readAs: next })} />
        <FilePasswordField
          of={material.value}
          needed={encrypted || faults.password !== undefined}
          value={password}
          onChange={(next) => onChange({ password: next })}
          error={faults.password}
        />
        <MaterialFileButton size="s" label="Key file" material={material} onChange={(next) => onChange({ material: next })} />
      </div>
    </div>
  );
}
