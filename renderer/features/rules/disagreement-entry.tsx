import type { Disagreement } from '../../../core/explain/disagreements.ts';
import { RuleLink } from '../../explain/rule-link.tsx';
import { SourceLink } from '../../token/source-link.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import classes from './rules.module.css';

/** Where specifications contradict each other: what each says, and what to do. */
export function DisagreementEntry({ disagreement: { title, positions, advice, rules } }: { readonly disagreement: Disagreement }) {
  return (
    <Pane aria-labelledby="rule-title">
      <PaneHead title={title} titleId="rule-title" detail="The specifications disagree" />
      <PaneBody inset="wide">
        <div className={classes.entryBody}>
          <table className={classes.table}>
            <caption>Who says what</caption>
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col">Says</th>
              </tr>
            </thead>
            <tbody>
              {positions.map(({ says, source }) => (
                <tr key={says}>
                  <th scope="row">
                    <SourceLink source={source} />
                  </th>
                  <td>{says}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes.about}>{advice}</p>
          <p className={classes.sources}>
            Rules that it bears on:{' '}
            {rules.map((rule) => (
              <RuleLink key={rule} rule={rule} />
            ))}
          </p>
        </div>
      </PaneBody>
    </Pane>
  );
}
