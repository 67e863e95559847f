import { grouped } from '../../core/jose/time-words.ts';
import type { ReadToken, TokenSegment } from '../../core/jose/token.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { SectionTitle, type SectionTitleProps } from './section-title.tsx';
import { UnreadPart } from './unread-part.tsx';
import classes from './token-view.module.css';

const parts: Readonly<Record<TokenSegment['name'], SectionTitleProps['part']>> = {
  header: 'header',
  payload: 'claims',
  signature: 'signature',
  'encrypted key': undefined,
  'initialization vector': 'signature',
  ciphertext: 'claims',
  'authentication tag': undefined,
};

/** Bytes that base64url text of this length stands for (RFC 4648 5, without padding). */
function decodedBytes(text: string): number {
  return Math.floor((text.length * 3) / 4);
}

function decodedText(token: ReadToken, name: TokenSegment['name']): string | null {
  if (name === 'header') return token.headerText;
  return name === 'payload' ? token.payloadText : null;
}

/** Segment by segment as it stands in the token, and the text that header and payload decode to, unformatted. */
export function TokenSegments({ token }: { readonly token: ReadToken }) {
  return token.segments.map((segment) => {
    const decoded = decodedText(token, segment.name);
    const title = segment.name.charAt(0).toUpperCase() + segment.name.slice(1);
    return (
      <fieldset key={segment.start} className={classes.section} aria-label={title}>
        <SectionTitle
          part={parts[segment.name]}
          detail={`${grouped(segment.text.length)} characters, ${grouped(decodedBytes(segment.text))} bytes`}
          actions={<CopyButton iconOnly label={`Copy ${segment.name}`} text={segment.text} />}
        >
          {title}
        </SectionTitle>
        <UnreadPart text={segment.text} />
        {decoded === null ? null : <UnreadPart text={decoded} />}
      </fieldset>
    );
  });
}
