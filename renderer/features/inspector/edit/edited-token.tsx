import { useMemo } from 'react';
import { readToken } from '../../../../core/jose/read-token.ts';
import { CompactForm } from '../../../token/compact-form.tsx';
import { SectionTitle } from '../../../token/section-title.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './edit-panel.module.css';

interface EditedTokenProps {
  readonly text: string;
  readonly title: string;
  /** What is to be known of it, in sentences. */
  readonly remarks: readonly string[];
  readonly onOpen: (text: string) => void;
}

/** The token that came of the editing. */
export function EditedToken({ text, title, remarks, onOpen }: EditedTokenProps) {
  const token = useMemo(() => readToken(text), [text]);
  return (
    <section className={classes.part} aria-label="New token">
      <SectionTitle
        actions={
          <>
            <CopyButton text={text} />
            <Button size="s" onClick={() => onOpen(text)}>
              Open it
            </Button>
          </>
        }
      >
        <SafeText text={title} />
      </SectionTitle>
      {remarks.map((remark) => (
        <Note key={remark} severity="warning" live>
          {remark}
        </Note>
      ))}
      <CompactForm token={token} />
    </section>
  );
}
