import type { DescribedToken, ReadToken } from '../../core/jose/token.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { longestName, MemberTable } from './member-table.tsx';
import { SectionTitle } from './section-title.tsx';
import { hidesPayload, isUnreadable } from './unreadable-token.ts';
import { UnreadPart } from './unread-part.tsx';
import classes from './token-view.module.css';

export interface ExplainedTokenProps {
  readonly token: ReadToken;
  readonly described: DescribedToken;
}

/** Header and claims, member by member. A part that cannot be read as JSON is shown as the text that it is. */
export function ExplainedToken({ token, described }: ExplainedTokenProps) {
  if (isUnreadable(token)) {
    return (
      <p className={classes.opaque}>
        The server that issued it can say what it stands for, at its introspection endpoint if it has one (RFC 7662).
      </p>
    );
  }
  const names = longestName([...described.header, ...described.claims]);
  return (
    <>
      <fieldset className={classes.section} aria-label="Header">
        <SectionTitle
          part="header"
          actions={token.headerText === null ? null : <CopyButton iconOnly label="Copy header" text={token.headerText} />}
        >
          Header
        </SectionTitle>
        {token.header === null ? (
          <UnreadPart text={token.headerText} />
        ) : (
          <MemberTable label="Header" members={described.header} names={names} />
        )}
      </fieldset>
      <PayloadSection token={token} described={described} names={names} />
    </>
  );
}

function PayloadSection({ token, described, names }: ExplainedTokenProps & { readonly names: number }) {
  const isCutBefore = token.segments.length === 1;
  if (isCutBefore) return null;
  if (hidesPayload(token)) {
    return <p className={classes.opaque}>The payload is encrypted: only the holder of the key that the header names can read it.</p>;
  }
  return (
    <fieldset className={classes.section} aria-label="Claims">
      <SectionTitle
        part="claims"
        actions={token.payloadText === null ? null : <CopyButton iconOnly label="Copy claims" text={token.payloadText} />}
      >
        {token.claims === null ? 'Payload' : 'Claims'}
      </SectionTitle>
      {token.claims === null ? (
        <UnreadPart text={token.payloadText} />
      ) : (
        <MemberTable label="Claims" members={described.claims} names={names} />
      )}
    </fieldset>
  );
}
