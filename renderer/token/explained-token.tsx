import { useMemo } from 'react';
import { claimMembers, headerMembers } from '../../core/jose/nested-members.ts';
import type { MemberContext } from '../../core/jose/registered-member.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { MemberSection } from './member-section.tsx';
import { nameColumn } from './name-column.ts';
import { SectionTitle } from './section-title.tsx';
import { hidesPayload, isUnreadable } from './unreadable-token.ts';
import { UnreadPart } from './unread-part.tsx';
import classes from './token-view.module.css';

interface ExplainedTokenProps {
  readonly token: ReadToken;
  readonly context: MemberContext;
}

/** Header and claims, member by member. A part that cannot be read as JSON is shown as the text that it is. */
export function ExplainedToken({ token, context }: ExplainedTokenProps) {
  const names = useMemo(() => nameColumn([token.header, token.claims]), [token]);
  if (isUnreadable(token)) {
    return (
      <p className={classes.opaque}>
        The server that issued it can say what it stands for, at its introspection endpoint if it has one (RFC 7662).
      </p>
    );
  }
  const isCutBeforePayload = token.segments.length === 1;
  return (
    <>
      {token.header === null ? (
        <UnreadSection part="header" title="Header" text={token.headerText} />
      ) : (
        <MemberSection part="header" object={token.header} text={token.headerText} lookup={headerMembers} context={context} names={names} />
      )}
      {isCutBeforePayload ? null : hidesPayload(token) ? (
        <p className={classes.opaque}>The payload is encrypted: only the holder of the key that the header names can read it.</p>
      ) : token.claims === null ? (
        <UnreadSection part="claims" title="Payload" text={token.payloadText} />
      ) : (
        <MemberSection part="claims" object={token.claims} text={token.payloadText} lookup={claimMembers} context={context} names={names} />
      )}
    </>
  );
}

interface UnreadSectionProps {
  readonly part: 'header' | 'claims';
  readonly title: string;
  readonly text: string | null;
}

function UnreadSection({ part, title, text }: UnreadSectionProps) {
  return (
    <fieldset className={classes.section} aria-label={part === 'header' ? 'Header' : 'Claims'}>
      <SectionTitle part={part} actions={text === null ? null : <CopyButton iconOnly label={`Copy ${part}`} text={text} />}>
        {title}
      </SectionTitle>
      <UnreadPart text={text} />
    </fieldset>
  );
}
