import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './form-section.module.css';

interface FormSectionProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** Fields that belong together, beside what they are about. */
export function FormSection({ title, about, children }: FormSectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div>
        <h3 id={id} className={classes.title}>
          {title}
        </h3>
        {about === undefined ? null : <p className={classes.about}>{about}</p>}
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
