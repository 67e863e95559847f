import classes from './loading.module.css';

/** Stands where something is being fetched. It appears only after 0.4 s, so that quick answers do not flash. */
export function Loading({ label = 'Loading…' }: { readonly label?: string }) {
  return (
    <output className={classes.loading}>
      <span className={classes.spinner} />
      {label}
    </output>
  );
}
