import type { Finding } from '../../../../core/explain/lint.ts';
import { FindingNote } from '../../../explain/finding-note.tsx';
import { useFindings } from './findings-context.ts';
import { showMember } from './show-member.ts';

export interface FieldFindingsProps {
  readonly findings: readonly Finding[];
  /** Where one is, said before its sentence. */
  readonly place?: ((finding: Finding) => string | undefined) | undefined;
}

/** Findings below the field that they are about. */
export function FieldFindings({ findings, place }: FieldFindingsProps) {
  const { fix } = useFindings();
  return findings.map((finding, index) => (
    <FindingNote
      key={`${finding.rule} ${index}`}
      finding={finding}
      place={place?.(finding)}
      onFix={(one) => {
        void fix([one]);
        // The button that was pressed is gone with its finding.
        showMember(finding);
      }}
    />
  ));
}
