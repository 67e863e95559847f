import { useMemo } from 'react';
import type { ReadToken } from '../../core/jose/token.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { JsonText } from '../wire/json-text.tsx';
import { SectionTitle } from './section-title.tsx';
import { hidesPayload, isUnreadable } from '../../core/jose/unreadable-token.ts';
import { UnreadPart } from './unread-part.tsx';
import classes from './token-view.module.css';

interface JsonPartProps {
  readonly part: 'header' | 'claims';
  readonly label: string;
  readonly text: string | null;
  readonly readable: boolean;
}

function JsonPart({ part, label, text, readable }: JsonPartProps) {
  const wire = useMemo(() => (text === null ? [] : [text]), [text]);
  return (
    <fieldset className={classes.section} aria-label={label}>
      <SectionTitle part={part} actions={text === null ? null : <CopyButton iconOnly label={`Copy ${label.toLowerCase()}`} text={text} />}>
        {label}
      </SectionTitle>
      {readable ? <JsonText wire={wire} label={`${label} as JSON`} /> : <UnreadPart text={text} />}
    </fieldset>
  );
}

/** Header and claims as JSON on lines. Numbers, escapes and repeated members stand as they do in the token. */
export function TokenJson({ token }: { readonly token: ReadToken }) {
  if (isUnreadable(token)) return null;
  return (
    <>
      <JsonPart part="header" label="Header" text={token.headerText} readable={token.header !== null} />
      {hidesPayload(token) ? null : (
        <JsonPart
          part="claims"
          label={token.claims === null ? 'Payload' : 'Claims'}
          text={token.payloadText}
          readable={token.claims !== null}
        />
      )}
    </>
  );
}
