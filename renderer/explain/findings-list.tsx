import { CircleCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Need } from '../../core/explain/facts.ts';
import type { Fix } from '../../core/explain/fix.ts';
import type { Finding } from '../../core/explain/lint.ts';
import type { Severity } from '../../core/explain/severity.ts';
import { Icon } from '../ui/icon.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { FindingCard } from './finding-card.tsx';
import { severities, severityCounts } from './findings-of.ts';
import type { Judgement } from './judge.ts';
import { NotCheckedView } from './not-checked.tsx';
import { ProfileLine } from './profile-line.tsx';
import type { Judge } from './use-judge.ts';
import classes from './findings-list.module.css';

export interface FindingsListProps {
  readonly judge: Judge;
  readonly judgement: Judgement;
  readonly onFix?: ((fix: Fix) => void) | undefined;
  readonly onShow?: ((finding: Finding) => void) | undefined;
  readonly remedy?: ((missing: readonly Need[]) => ReactNode) | undefined;
}

const names: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', information: 'Notes' };

/** All findings, the gravest first, with what they were weighed by and what could not be checked. */
export function FindingsList({ judge, judgement, onFix, onShow, remedy }: FindingsListProps) {
  const { findings, notChecked, profile } = judgement;
  const [chosen, setChosen] = useState<Severity | 'all'>('all');
  const counts = severityCounts(findings);
  const present = severities.filter((severity) => counts[severity] > 0);
  // What was chosen may have been mended away.
  const shown = chosen !== 'all' && counts[chosen] > 0 ? chosen : 'all';
  return (
    <div className={classes.list}>
      <ProfileLine profile={profile} />
      {present.length < 2 ? null : (
        <Segmented
          label="Severity"
          options={[
            { value: 'all', label: `All ${findings.length}` },
            ...present.map((severity) => ({ value: severity, label: `${names[severity]} ${counts[severity]}` })),
          ]}
          value={shown}
          onChange={setChosen}
        />
      )}
      {findings.length === 0 ? (
        <p className={classes.nothing}>
          <Icon of={CircleCheck} />
          Nothing is wrong in what could be checked.
        </p>
      ) : (
        <ul aria-label="Findings">
          {findings
            .filter(({ severity }) => shown === 'all' || severity === shown)
            .map((finding, index) => (
              <FindingCard
                key={`${finding.rule} ${index}`}
                finding={finding}
                profile={profile}
                reference={judge.referenceOf(finding)}
                onFix={onFix}
                onShow={onShow}
              />
            ))}
        </ul>
      )}
      <NotCheckedView notChecked={notChecked} remedy={remedy} />
    </div>
  );
}
