import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { features } from './features.ts';
import { routeHref, useRoute } from './routes.ts';
import classes from './rail.module.css';

/** The views, one link each. */
export function Rail() {
  const { view } = useRoute();
  return (
    <nav className={classes.rail} aria-label="Views">
      {features.map((feature) => (
        <a
          key={feature.view}
          href={routeHref(feature.view)}
          aria-current={feature.view === view ? 'page' : undefined}
          className={classNames(classes.link, feature.apart && classes.apart)}
        >
          <Icon of={feature.icon} />
          {feature.label}
        </a>
      ))}
    </nav>
  );
}
