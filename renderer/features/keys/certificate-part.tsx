import { useState } from 'react';
import type { Key } from '../../../core/contract/keys.ts';
import { certificateWarnings } from '../../../core/jose/certificate-warnings.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { KeySection } from './key-section.tsx';
import { useCertificateRemoval } from './use-certificate-removal.ts';
import classes from './key-section.module.css';

/** The certificate of a key: what it says, what is doubtful about it, and how to get one. */
export function CertificatePart({ held }: { readonly held: Key }) {
  const now = useNow(1000);
  const [dialog, setDialog] = useState<'issue' | 'attach' | null>(null);
  const removal = useCertificateRemoval(held);
  const { certificate } = held;
  if (held.kty === 'oct') return null;
  const certifies = held.private && held.kty !== 'AKP' && held.crv !== 'X25519';
  const close = (): void => setDialog(null);
  return (
    <KeySection
      title="Certificate"
      about={certificate === null ? 'None. Servers that know keys by certificate want x5t, x5t#S256 or x5c in the header.' : undefined}
    >
      {certificate === null ? null : (
        <>
          {certificateWarnings(certificate, now).map((warning) => (
            <Note key={warning} severity="warning">
              {warning}
            </Note>
          ))}
          <CertificateFacts certificate={certificate} now={now} />
        </>
      )}
      <div className={classes.row}>
        {certifies ? (
          <Button size="s" onClick={() => setDialog('issue')}>
            {certificate === null ? 'Self-sign one…' : 'Self-sign another…'}
          </Button>
        ) : null}
        <Button size="s" onClick={() => setDialog('attach')}>
          {certificate === null ? 'Attach one…' : 'Attach another…'}
        </Button>
        {certificate === null ? null : (
          <Button size="s" variant="quiet" busy={removal.busy} onClick={removal.remove}>
            Remove
          </Button>
        )}
      </div>
      {dialog === 'issue' ? <IssueDialog held={held} onClose={close} /> : null}
      {dialog === 'attach' ? <AttachDialog held={held} onClose={close} /> : null}
    </KeySection>
  );
}
