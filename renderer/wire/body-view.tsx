import { Download } from 'lucide-react';
import { useState } from 'react';
import type { WireResponse } from '../../core/contract/exchanges.ts';
import { grouped } from '../../core/jose/time-words.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import { IconButton } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { hexDump } from './hex-dump.ts';
import { JsonText } from './json-text.tsx';
import { useShownLength } from './shown-text.tsx';
import { wireLength, wireStart } from './wire-length.ts';
import { WireTextView } from './wire-text-view.tsx';
import verbatim from '../ui/verbatim.module.css';
import classes from './http.module.css';

type Body = WireResponse['body'];

const formatNames: Readonly<Record<Body['format'], string>> = {
  json: 'JSON',
  html: 'HTML',
  text: 'Text',
  binary: 'Binary',
  empty: 'Empty',
};

const forms = [
  { value: 'pretty', label: 'Pretty' },
  { value: 'received', label: 'As received' },
] as const;

/** How much of a binary body is shown, when it is not all. */
function startWords({ hex, bytes }: Body): string {
  return hex === null || hex.length / 2 >= bytes ? '' : `; the first ${grouped(hex.length / 2)} are shown`;
}

export interface BodyViewProps {
  readonly body: Body;
  /** Saves the body as a file, byte for byte as it was received. */
  readonly onSave?: (() => void) | undefined;
}

/** A response's body: JSON on lines or as received, text, or the first bytes of what is neither. */
export function BodyView({ body, onSave }: BodyViewProps) {
  const [form, setForm] = useState<'pretty' | 'received'>('pretty');
  if (body.format === 'empty') return <p className={classes.empty}>The body is empty.</p>;
  const shown = body.hex === null ? displayWireText(body.text) : hexDump(body.hex);
  return (
    <div className={classes.stack}>
      <div className={classes.line}>
        {body.format === 'json' ? <Segmented label="Form of the body" options={forms} value={form} onChange={setForm} /> : null}
        <span>
          {formatNames[body.format]}, {grouped(body.bytes)} bytes{startWords(body)}
        </span>
        <CopyButton iconOnly label="Copy body" text={shown} />
        {onSave === undefined ? null : <IconButton label="Save body as received" icon={<Icon of={Download} />} size="s" onClick={onSave} />}
      </div>
      {body.truncated ? (
        <Note severity="warning" title="Cut off.">
          The body is longer than the limit; only its beginning was kept.
        </Note>
      ) : null}
      {body.hex === null && body.format === 'json' && form === 'pretty' ? (
        <JsonText wire={body.text} label="Body, pretty" />
      ) : (
        <PlainBody text={body.hex === null ? body.text : [shown]} binary={body.hex !== null} />
      )}
    </div>
  );
}

function PlainBody({ text, binary }: { readonly text: Body['text']; readonly binary: boolean }) {
  const { shown, more } = useShownLength(wireLength(text), 20_000);
  return (
    <figure aria-label={binary ? 'First bytes of the body' : 'Body as received'}>
      <pre className={binary ? verbatim.dump : verbatim.verbatim} translate="no">
        <WireTextView wire={wireStart(text, shown)} />
      </pre>
      {more}
    </figure>
  );
}
