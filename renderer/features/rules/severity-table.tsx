import { baseProfiles } from '../../../core/explain/profiles/base-profiles.ts';
import { baseProfileIds } from '../../../core/explain/profiles/profile.ts';
import { allProfiles } from '../../../core/explain/profiles/profile-in-force.ts';
import { severityByProfile } from '../../../core/explain/rule-words.ts';
import type { Rule } from '../../../core/explain/rule.ts';
import { useOwnProfiles } from '../../app/own-profiles.ts';
import { routeHref } from '../../app/routes.ts';
import { profileId } from './reference.ts';
import { SeverityWord } from './severity-word.tsx';
import classes from './rules.module.css';

/** How much a rule matters under each specification, and for the servers that see it otherwise. */
export function SeverityTable({ rule }: { readonly rule: Pick<Rule, 'id' | 'severity'> }) {
  const each = severityByProfile(rule.severity);
  const exceptions = allProfiles(useOwnProfiles()).flatMap((profile) => {
    const own = Object.hasOwn(profile.severities, rule.id) ? profile.severities[rule.id] : undefined;
    return own === undefined ? [] : [{ profile, ...own }];
  });
  const all = baseProfileIds.every((id) => each[id] === each.base);
  return (
    <table className={classes.table}>
      <caption>How much it matters</caption>
      <thead>
        <tr>
          <th scope="col">Profile</th>
          <th scope="col">Severity</th>
        </tr>
      </thead>
      <tbody>
        {all ? (
          <tr>
            <th scope="row">Every specification</th>
            <td>
              <SeverityWord severity={each.base} />
            </td>
          </tr>
        ) : (
          baseProfileIds.map((id) => (
            <tr key={id}>
              <th scope="row">
                <a href={routeHref('rules', profileId(baseProfiles[id]))}>{baseProfiles[id].name}</a>
              </th>
              <td>
                <SeverityWord severity={each[id]} />
              </td>
            </tr>
          ))
        )}
        {exceptions.map(({ profile, severity, why }) => (
          <tr key={profile.id}>
            <th scope="row">
              <a href={routeHref('rules', profileId(profile))}>{profile.name}</a>
            </th>
            <td>
              <SeverityWord severity={severity} />
              <p className={classes.why}>{why}</p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
