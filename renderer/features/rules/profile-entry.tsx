import type { ReactNode } from 'react';
import { baseProfiles } from '../../../core/explain/profiles/base-profiles.ts';
import type { Profile } from '../../../core/explain/profiles/profile.ts';
import { sureness, habitsOf, jwtPlaces } from '../../../core/explain/profiles/profile-words.ts';
import { routeHref } from '../../app/routes.ts';
import { RuleLink } from '../../explain/rule-link.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { SourceList } from './source-list.tsx';
import { ownProfileWords, profileId } from './reference.ts';
import { SeverityWord } from './severity-word.tsx';
import classes from './rules.module.css';

/** A specification's or a server's habits, how sure they are, and on what source. */
export function ProfileEntry({ profile, isOwn }: { readonly profile: Profile; readonly isOwn: boolean }) {
  const { name, buildsOn, use, severities, confidence, sources, notes, id } = profile;
  const base = baseProfiles[buildsOn];
  const facts: { readonly name: string; readonly value: ReactNode }[] = [
    ...(base.id === id ? [] : [{ name: 'Builds on', value: <a href={routeHref('rules', profileId(base))}>{base.name}</a> }]),
    { name: 'Takes a JWT as', value: jwtPlaces[use] },
    ...habitsOf(profile).map(([habit, value]) => ({ name: upperFirst(habit), value: <code>{value}</code> })),
    { name: 'How sure', value: upperFirst(sureness(profile)) },
    ...(sources.length === 0
      ? []
      : [
          {
            name: 'Source',
            value: <SourceList sources={sources} />,
          },
        ]),
  ];
  const weights = Object.entries(severities);
  return (
    <Pane aria-labelledby="rule-title">
      <PaneHead
        title={name}
        titleId="rule-title"
        detail={isOwn ? ownProfileWords : base.id === id ? 'The profile of a specification' : 'The profile of a server'}
        actions={<CopyButton label="Copy as JSON" text={JSON.stringify({ profiles: [profile] }, null, 2)} />}
      />
      <PaneBody inset="wide">
        <div className={classes.entryBody}>
          {confidence === 'general' ? (
            <Note severity="warning">
              Nobody has confirmed this profile against the vendor’s documentation. Look there before you rely on it.
            </Note>
          ) : null}
          <Facts facts={facts} />
          {notes.length === 0 ? null : (
            <ul className={classes.notes}>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {weights.length === 0 ? null : (
            <table className={classes.table}>
              <caption>Rules that weigh otherwise here</caption>
              <thead>
                <tr>
                  <th scope="col">Rule</th>
                  <th scope="col">Severity</th>
                  <th scope="col">Why</th>
                </tr>
              </thead>
              <tbody>
                {weights.map(([rule, { severity, why }]) => (
                  <tr key={rule}>
                    <th scope="row">
                      <RuleLink rule={rule} />
                    </th>
                    <td>
                      <SeverityWord severity={severity} />
                    </td>
                    <td>{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </PaneBody>
    </Pane>
  );
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
