import { routeHref } from '../../app/routes.ts';
import type { KeyUses } from './use-key-uses.ts';
import classes from './key-section.module.css';

/** The clients that sign with a key. */
export function SigningClients({ uses: { clients } }: { readonly uses: KeyUses }) {
  if (clients.length === 0) return 'no client';
  return (
    <ul className={classes.names}>
      {clients.map(({ id, name }) => (
        <li key={id}>
          <a href={routeHref('clients', id)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

/** The key sets that publish a key, with its state in each. */
export function Publications({ uses: { publications } }: { readonly uses: KeyUses }) {
  if (publications.length === 0) return 'in no key set';
  return (
    <ul className={classes.names}>
      {publications.map(({ set, entry }) => (
        <li key={set.id}>
          <a href={routeHref('key-sets', set.id)}>{set.name}</a>, {entry.state} for {entry.alg}
        </li>
      ))}
    </ul>
  );
}
