import { useState } from 'react';
import type { ReactNode } from 'react';
import type { KeyMaterial } from '../../../core/contract/key-material.ts';
import { PasswordField } from '../../ui/password-field.tsx';

interface FilePasswordFieldProps {
  /** What the password opens. */
  readonly of: KeyMaterial;
  /** Whether it is known to need one. */
  readonly needed: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** Asks for the password of key material once that is known to need one, and until other material is given. */
export function FilePasswordField({ of, needed, value, ...field }: FilePasswordFieldProps) {
  const [asked, setAsked] = useState<KeyMaterial | null>(null);
  if (needed && asked !== of) setAsked(of);
  if (!needed && asked !== of && value === '') return null;
  return <PasswordField {...field} label="Password of the file" required value={value} />;
}
