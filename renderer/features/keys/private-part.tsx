import { useState } from 'react';
import type { Key } from '../../../core/contract/keys.ts';
import { Button } from '../../ui/button.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { KeySection } from './key-section.tsx';
import { isForEncryption } from './key-words.ts';
import classes from './key-section.module.css';

/** The private part: where it is, and the way out for a person who wants it elsewhere. */
export function PrivatePart({ held }: { readonly held: Key }) {
  const [exporting, setExporting] = useState(false);
  const what = held.kty === 'oct' ? 'secret' : 'private key';
  if (!held.private) {
    const lacks = isForEncryption(held) ? 'opens nothing that is encrypted for it' : 'verifies and does not sign';
    return <KeySection title="Private part" about={`It is not held here, so this key ${lacks}.`} />;
  }
  return (
    <KeySection
      title={held.kty === 'oct' ? 'Secret' : 'Private part'}
      about="Sealed in the vault. Only you can take it out, by exporting it."
    >
      <div className={classes.row}>
        <Button size="s" onClick={() => setExporting(true)}>
          Export the {what}…
        </Button>
      </div>
      {exporting ? <ExportDialog held={held} what={what} onClose={() => setExporting(false)} /> : null}
    </KeySection>
  );
}
