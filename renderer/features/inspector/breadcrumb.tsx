import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { readOnce } from '../../token/read-once.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import { tokenWord } from './token-word.ts';
import type { Trail } from './trail.ts';
import classes from './opened-pane.module.css';

/** The way from the token that was pasted to the one inside it: “JWE › JWT”. Absent where none was entered. */
export function Breadcrumb({ root, trail: { steps, back } }: { readonly root: string; readonly trail: Trail }) {
  const last = steps.at(-1);
  if (last === undefined) return null;
  const labels = [tokenWord(readOnce(root)), ...steps.map(({ label }) => label)];
  return (
    <>
      <nav aria-label="Tokens inside each other" className={classes.trail}>
        {labels.map((label, index) => (
          <Fragment key={index}>
            {index === 0 ? null : <Icon of={ChevronRight} />}
            {index === steps.length ? (
              <span aria-current="location">{label}</span>
            ) : (
              <Button variant="quiet" size="s" onClick={() => back(index)}>
                {label}
              </Button>
            )}
          </Fragment>
        ))}
      </nav>
      <Note severity="information">
        {last.remarks.map((remark) => (
          <p key={remark}>
            <SafeText text={remark} />
          </p>
        ))}
      </Note>
    </>
  );
}
