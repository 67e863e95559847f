import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import type { NamedValue } from '../../../../core/contract/values.ts';
import type { Finding } from '../../../../core/explain/lint.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { FieldFindings } from '../findings/field-findings.tsx';
import type { StepFault } from '../run/fault.ts';
import { RowFault } from './form-row.tsx';
import { PlaceholderInput } from './placeholder-input.tsx';
import classes from './form-row.module.css';

export interface NamedValuesProps {
  /** What each is called: “parameter”, “header”. */
  readonly noun: string;
  readonly values: readonly NamedValue[];
  /** `row`: the one whose text changed; none when rows came or went. */
  readonly onChange: (values: readonly NamedValue[], row?: number) => void;
  /** Values are sent as they stand: placeholders mean nothing here. */
  readonly verbatim?: boolean | undefined;
  /** How a value is shown while it is not being edited; itself unless given. */
  readonly shownAs?: ((value: NamedValue) => string) | undefined;
  /** What a value becomes, in a few words. */
  readonly preview?: ((value: NamedValue) => string | null) | undefined;
  /** What the rules say of a value. */
  readonly findingsAt?: ((value: NamedValue, row: number) => readonly Finding[]) | undefined;
  /** The part of the evidence that the values are, so that a finding leads to its row. */
  readonly part?: string | undefined;
  readonly faultAt?: ((value: NamedValue, row: number) => StepFault | null) | undefined;
}

/** Names and values in order, repeats allowed: form parameters, header fields. */
export function NamedValues({ noun, values, onChange, verbatim = false, shownAs, preview, findingsAt, part, faultAt }: NamedValuesProps) {
  const list = useRef<HTMLDivElement>(null);
  const change = (row: number, part: Partial<NamedValue>): void =>
    onChange(
      values.map((value, index) => (index === row ? { ...value, ...part } : value)),
      row,
    );
  const add = (): void => {
    onChange([...values, { name: '', value: '' }]);
    // After the new row is in the page.
    requestAnimationFrame(() => [...(list.current?.querySelectorAll<HTMLInputElement>('[data-name]') ?? [])].at(-1)?.focus());
  };
  return (
    <div ref={list}>
      {values.map((value, row) => {
        const fault = faultAt?.(value, row) ?? null;
        const findings = findingsAt?.(value, row) ?? [];
        const called = value.name === '' ? `${noun} ${row + 1}` : value.name;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a row is its place: names repeat and change
          <div key={row} className={classes.row} data-place={part === undefined ? undefined : `${part}.${value.name}`}>
            <input
              data-name
              className={classes.name}
              title={value.name}
              aria-label={`Name of ${noun} ${row + 1}`}
              autoComplete="off"
              spellCheck={false}
              placeholder="name"
              value={value.name}
              onChange={(event) => change(row, { name: event.currentTarget.value })}
            />
            <PlaceholderInput
              aria-label={called}
              aria-invalid={fault === null ? undefined : true}
              verbatim={verbatim}
              value={value.value}
              shownAs={shownAs?.(value)}
              preview={preview?.(value)}
              onChange={(text) => change(row, { value: text })}
            />
            <div className={classes.actions}>
              <IconButton
                size="s"
                label={`Remove ${called}`}
                icon={<Icon of={X} />}
                onClick={() => onChange(values.filter((_, index) => index !== row))}
              />
            </div>
            {fault === null && findings.length === 0 ? null : (
              <div className={classes.said}>
                <FieldFindings findings={findings} />
                {fault === null ? null : <RowFault fault={fault} />}
              </div>
            )}
          </div>
        );
      })}
      <div className={classes.add}>
        <Button variant="quiet" size="s" icon={<Icon of={Plus} />} onClick={add}>
          Add {noun}
        </Button>
      </div>
    </div>
  );
}
