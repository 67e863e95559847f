import { routeHref } from '../app/routes.ts';
import { SourceLink } from '../token/source-link.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import type { Judgement } from './judge.ts';
import classes from './findings-list.module.css';

const confidenceWords = {
  read: null,
  partly: 'Not all of it is confirmed: it was partly seen, and partly told by others.',
  general: 'It is general knowledge that nobody has confirmed yet.',
} as const;

/** By which profile findings are weighed, why by that one, and how sure it is of its server. */
export function ProfileLine({ profile: { profile, because } }: Pick<Judgement, 'profile'>) {
  const doubt = confidenceWords[profile.confidence];
  const more = [...(doubt === null ? [] : [doubt]), ...profile.notes];
  return (
    <div className={classes.profile}>
      <p>
        Judged as{' '}
        <a href={routeHref('rules', `profile-${profile.id}`)}>
          <b>{profile.name}</b>
        </a>
        , because {because}.{' '}
        {profile.sources.map((source) => (
          <SourceLink key={source.url} source={source} />
        ))}
      </p>
      {more.length === 0 ? null : (
        <Disclosure summary="What is known of it">
          <ul className={classes.notes}>
            {more.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
