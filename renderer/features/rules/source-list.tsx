import type { Source } from '../../../core/jose/sources.ts';
import { SourceLink } from '../../token/source-link.tsx';
import classes from './rules.module.css';

/** The sections that an entry rests on. */
export function SourceList({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <span className={classes.sources}>
      {sources.map((source) => (
        <SourceLink key={source.url} source={source} />
      ))}
    </span>
  );
}
