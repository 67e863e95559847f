import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import type { KeyWay } from './key-source.ts';
import { KeySourceFields } from './key-source-fields.tsx';
import type { KeyQuestion } from './use-key-question.ts';
import classes from './key-form.module.css';

interface KeyFormProps<Result> {
  /** What is done with the keys: “Verify”. */
  readonly action: string;
  readonly ways: readonly { readonly value: KeyWay; readonly label: string }[];
  readonly question: KeyQuestion<Result>;
  readonly onSubmit: () => void;
  /** Leaves out held keys that only verify. */
  readonly privateOnly?: boolean;
  /** What is asked beside the keys. */
  readonly fields?: ReactNode;
  /** What came of it. */
  readonly children: ReactNode;
}

/** Names keys and does something to a token with them, says what is missing, and can be stopped. */
export function KeyForm<Result>({ action, ways, question, onSubmit, privateOnly = false, fields, children }: KeyFormProps<Result>) {
  const { source, answer, faults, change } = question;
  return (
    <section aria-label={action} className={classes.section}>
      <form
        aria-label={action}
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <KeySourceFields ways={ways} source={source} faults={faults} onChange={change} privateOnly={privateOnly} />
        {fields}
        <div className={classes.actions}>
          <Button type="submit" size="s" variant="primary" busy={answer.busy}>
            {action}
          </Button>
          {answer.busy ? (
            <Button size="s" onClick={answer.stop}>
              Stop
            </Button>
          ) : null}
        </div>
      </form>
      {faults.other === undefined ? null : (
        <Note severity="error" live>
          {faults.other}
        </Note>
      )}
      {children}
    </section>
  );
}
