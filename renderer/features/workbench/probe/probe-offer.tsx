import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { ProbeDialog } from './probe-dialog.tsx';

/** Offers to ask the server what it wants, where the causes do not decide it. Nothing is sent before the plan was seen. */
export function ProbeOffer() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Note
        severity="information"
        action={
          <Button size="s" onClick={() => setOpen(true)}>
            Probe…
          </Button>
        }
      >
        Where this does not decide it, the server can be asked: the request again, with one thing changed at a time.
      </Note>
      {open ? <ProbeDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
