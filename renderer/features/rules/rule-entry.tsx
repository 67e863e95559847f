import { disagreementsAbout } from '../../../core/explain/disagreements.ts';
import { needsWords, usesWords } from '../../../core/explain/rule-words.ts';
import type { Rule } from '../../../core/explain/rule.ts';
import { DisagreementView } from '../../explain/disagreement-view.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { SourceList } from './source-list.tsx';
import { SeverityTable } from './severity-table.tsx';
import classes from './rules.module.css';

/** What a rule looks at, what it needs for that, how much it matters where, and who says so. */
export function RuleEntry({ rule }: { readonly rule: Rule }) {
  const { id, title, about, sources } = rule;
  const disagreements = disagreementsAbout(id);
  return (
    <Pane aria-labelledby="rule-title">
      <PaneHead title={title} titleId="rule-title" detail={<code>{id}</code>} />
      <PaneBody inset="wide">
        <div className={classes.entryBody}>
          <p className={classes.about}>{about}</p>
          <Facts
            facts={[
              { name: 'Looks at', value: usesWords(rule) },
              { name: 'Needs', value: needsWords(rule) },
              {
                name: 'Source',
                value: <SourceList sources={sources} />,
              },
            ]}
          />
          <SeverityTable rule={rule} />
          {disagreements.map((disagreement) => (
            <DisagreementView key={disagreement.id} disagreement={disagreement} />
          ))}
          <p className={classes.aside}>
            It keeps nothing from being sent. Where what it needs is missing, it is said to be unchecked, and does not count as passed.
          </p>
        </div>
      </PaneBody>
    </Pane>
  );
}
