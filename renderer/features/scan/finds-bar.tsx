import { Download } from 'lucide-react';
import { useState } from 'react';
import type { FilterFault } from '../../../core/scan/filter-word.ts';
import { numbered } from '../../../core/jose/time-words.ts';
import { findingMember, tokenMembers, type MemberName } from '../../../core/scan/found-token.ts';
import type { ExportFormat } from '../../../core/scan/token-export.ts';
import { faultText } from '../../app/host-fault.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useToast } from '../../ui/toast.tsx';
import { exportFinds } from './export-finds.ts';
import type { FindsQuery } from './finds-query.ts';
import classes from './scan.module.css';

interface FindsBarProps {
  readonly query: FindsQuery;
  readonly fileName: string;
  readonly filter: string;
  /** How many tokens fit it; undefined until that is known. */
  readonly total: number | undefined;
  readonly fault: FilterFault | null;
  /** As it is typed; `member` once that names one. */
  readonly by: string;
  readonly member: MemberName | null;
  readonly onFilter: (filter: string) => void;
  readonly onBy: (by: string) => void;
}

function shownWords(total: number | undefined, filter: string): string {
  if (total === undefined) return 'Counting…';
  return filter.trim() === '' ? 'All tokens are shown.' : `${numbered(total, 'token')} shown.`;
}

/** Which of the tokens are shown, and how they leave. */
export function FindsBar({ query, fileName, filter, total, fault, by, member, onFilter, onBy }: FindsBarProps) {
  const [exporting, setExporting] = useState(false);
  const toasts = useToast();
  const save = async (format: ExportFormat): Promise<void> => {
    setExporting(true);
    try {
      await exportFinds(query, member, format, fileName);
    } catch (error) {
      toasts.show({ text: faultText(error), severity: 'error' });
    } finally {
      setExporting(false);
    }
  };
  return (
    <div className={classes.tools}>
      <Field
        label="Filter"
        hint={fault === null ? shownWords(total, filter) : undefined}
        error={fault === null ? undefined : `At character ${fault.position + 1}: ${fault.message}`}
      >
        {(control) => <TextInput {...control} mono placeholder="iss ~ example and finding = TIM-03" value={filter} onChange={onFilter} />}
      </Field>
      <Field
        label="Group by"
        error={by === '' || member !== null ? undefined : 'Name a member of the table, “finding”, or a claim as claims.NAME.'}
      >
        {(control) => (
          <>
            <TextInput {...control} mono list="scan-members" placeholder="iss, finding, claims.scope …" value={by} onChange={onBy} />
            <datalist id="scan-members">
              {[...tokenMembers, findingMember].map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Menu
        label="Export"
        trigger={
          <Button size="s" busy={exporting} icon={<Icon of={Download} />}>
            Export
          </Button>
        }
        items={[
          { label: 'As CSV', onSelect: () => void save('csv') },
          { label: 'As NDJSON', onSelect: () => void save('ndjson') },
        ]}
      />
    </div>
  );
}
