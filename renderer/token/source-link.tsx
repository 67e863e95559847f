import type { DescribedMember } from '../../core/jose/token.ts';
import classes from './source-link.module.css';

/** The section that defines something, with its address; opened outside the app. */
export function SourceLink({ source }: { readonly source: DescribedMember['source'] }) {
  if (source === null) return null;
  return (
    <a className={classes.source} href={source.url} target="_blank" rel="noreferrer">
      {source.label}
    </a>
  );
}
