import { CircleCheck, CircleMinus } from 'lucide-react';
import { useState } from 'react';
import type { Discovery } from '../../../core/contract/metadata.ts';
import { Button } from '../../ui/button.tsx';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import type { ClientForm } from './client-form.ts';
import { MetadataOffers } from './metadata-offers.tsx';
import { sharedLength } from './metadata-proposal.ts';
import type { MetadataChange } from './metadata-proposal.ts';
import classes from './metadata-panel.module.css';

interface MetadataPanelProps {
  readonly discovery: Discovery;
  readonly form: ClientForm;
  /** What was filled in from the document; null when nothing was yet. */
  readonly applied: readonly MetadataChange[] | null;
  readonly onApply: () => void;
  readonly onTakeBack: () => void;
  /** Takes the issuer that the document names, and reads again. */
  readonly onUseIssuer: (issuer: string) => void;
}

/** What came of reading a server’s metadata: which addresses were tried, what was filled in, and what does not match. */
export function MetadataPanel({ discovery, form, applied, onApply, onTakeBack, onUseIssuer }: MetadataPanelProps) {
  const [reading, setReading] = useState(false);
  const { attempts, document, mismatch } = discovery;
  const text = document === null ? '' : JSON.stringify(document, null, 2);
  return (
    <section className={classes.panel} aria-label="Metadata of the server">
      <ul>
        {attempts.map((attempt) => (
          <li key={attempt.url} className={classes.attempt}>
            <span className={attempt.outcome === 'failed' ? classes.failed : classes.used}>
              <Icon of={attempt.outcome === 'failed' ? CircleMinus : CircleCheck} />
            </span>
            <code>
              <SafeText text={attempt.url} />
            </code>
            <p>
              {attempt.specification}: <SafeText text={attempt.message} />
            </p>
          </li>
        ))}
      </ul>
      {document === null ? <Note severity="error">Neither address has a metadata document. Fill in the endpoints by hand.</Note> : null}
      {mismatch === null ? null : (
        <Note severity="warning" title="The document is another issuer’s.">
          Nothing was filled in: issuers are compared character by character (RFC 8414 3.3).
          <dl className={classes.pair}>
            <Compared name="asked" text={mismatch.asked} other={mismatch.found} />
            <Compared name="found" text={mismatch.found} other={mismatch.asked} />
          </dl>
        </Note>
      )}
      {applied === null ? null : <AppliedChanges changes={applied} />}
      {document === null ? null : (
        <>
          <MetadataOffers document={document} form={form} />
          <div className={classes.actions}>
            <Button size="s" onClick={() => setReading(true)}>
              Show the document
            </Button>
            {mismatch === null || applied !== null ? null : (
              <>
                <Button size="s" onClick={() => onUseIssuer(mismatch.found)}>
                  Use the issuer found
                </Button>
                <Button size="s" onClick={onApply}>
                  Fill in from it nevertheless
                </Button>
              </>
            )}
            {applied === null || applied.length === 0 ? null : (
              <Button size="s" onClick={onTakeBack}>
                Take back
              </Button>
            )}
          </div>
        </>
      )}
      <Dialog
        open={reading}
        title="Metadata document"
        width={760}
        onClose={() => setReading(false)}
        footer={<CopyButton text={text} size="m" />}
      >
        <CodeEditor label="Metadata document" language="json" readOnly value={text} />
      </Dialog>
    </section>
  );
}

function Compared({ name, text, other }: { readonly name: string; readonly text: string; readonly other: string }) {
  const shared = sharedLength(text, other);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <SafeText text={text.slice(0, shared)} />
        {shared < text.length ? (
          <mark>
            <SafeText text={text.slice(shared)} />
          </mark>
        ) : null}
      </dd>
    </>
  );
}

function AppliedChanges({ changes }: { readonly changes: readonly MetadataChange[] }) {
  if (changes.length === 0) return <Note severity="success">The form agrees with the document already.</Note>;
  return (
    <Note severity="success" title="Filled in:" live>
      <ul className={classes.changes}>
        {changes.map((change) => (
          <li key={change.field} className={classes.change}>
            <span>{change.label}</span>
            {change.from === '' ? null : <del>{change.from}</del>}
            <ins>
              <SafeText text={change.to} />
            </ins>
          </li>
        ))}
      </ul>
    </Note>
  );
}
