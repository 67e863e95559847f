import type { DescribedMember } from '../../core/jose/token.ts';
import classes from './source-link.module.css';

/** The section that defines something, with its address; opened outside the app. */
export function SourceLink({ source, tabIndex }: { readonly source: DescribedMember['source']; readonly tabIndex?: number | undefined }) {
  if (source === null) return null;
  return (
    <a className={classes.source} href={source.url} target="_blank" rel="noreferrer" tabIndex={tabIndex}>
      {source.label}
    </a>
  );
}
