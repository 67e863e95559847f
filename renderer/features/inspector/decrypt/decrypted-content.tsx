import { useMemo } from 'react';
import type { OpenedToken } from '../../../../core/contract/token-opening.ts';
import { decodeBase64url } from '../../../../core/jose/base64url.ts';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import { grouped } from '../../../../core/jose/time-words.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { UnreadPart } from '../../../token/unread-part.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { hexDump } from '../../../wire/hex-dump.ts';
import { JsonText } from '../../../wire/json-text.tsx';

type Content = NonNullable<OpenedToken['content']>;

/** What was encrypted and is no token: claims as JSON, a text, or bytes. */
export function DecryptedContent({ content: { text, base64 } }: { readonly content: Content }) {
  const json = useMemo(() => text !== null && readJsonObject(text, { tolerant: true }).value !== null, [text]);
  const wire = useMemo(() => (text === null ? [] : [text]), [text]);
  const hex = useMemo(() => (text === null ? hexDump(hexDigits(base64)) : ''), [text, base64]);
  const bytes = Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
  return (
    <fieldset aria-label="Decrypted content">
      <SectionTitle
        part="claims"
        detail={`${text === null ? 'no text, ' : ''}${grouped(bytes)} bytes`}
        actions={<CopyButton iconOnly label="Copy content" text={text ?? base64} />}
      >
        {json ? 'Claims, decrypted' : 'Content, decrypted'}
      </SectionTitle>
      {json ? <JsonText wire={wire} label="Decrypted claims as JSON" /> : <UnreadPart text={text ?? hex} />}
    </fieldset>
  );
}

function hexDigits(base64: string): string {
  const bytes = decodeBase64url(base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')) ?? new Uint8Array();
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
