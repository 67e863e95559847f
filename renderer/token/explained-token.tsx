import { claimMembers, headerMembers } from '../../core/jose/nested-members.ts';
import { isForeign } from '../../core/jose/foreign-token.ts';
import type { MemberContext } from '../../core/jose/registered-member.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { MemberSection } from './member-section.tsx';
import { SectionTitle } from './section-title.tsx';
import { hidesPayload, isUnreadable } from '../../core/jose/unreadable-token.ts';
import { UnreadPart } from './unread-part.tsx';
import classes from './token-view.module.css';

interface ExplainedTokenProps {
  readonly token: ReadToken;
  readonly context: MemberContext;
}

/** Header and claims, member by member. A part that cannot be read as JSON is shown as the text that it is. */
export function ExplainedToken({ token, context }: ExplainedTokenProps) {
  if (isUnreadable(token)) {
    return (
      <p className={classes.opaque}>
        {isForeign(token)
          ? 'What it says is not shown here: it has no JOSE Header and no JWT Claims Set.'
          : 'The server that issued it can say what it stands for, at its introspection endpoint if it has one (RFC 7662).'}
      </p>
    );
  }
  const isCutBeforePayload = token.segments.length === 1;
  const shared = { token, context };
  return (
    <>
      <PartSection part="header" {...shared} />
      {isCutBeforePayload ? null : hidesPayload(token) ? (
        <p className={classes.opaque}>The payload is encrypted: only the holder of the key that the header names can read it.</p>
      ) : (
        <PartSection part="claims" {...shared} />
      )}
    </>
  );
}

interface PartSectionProps extends ExplainedTokenProps {
  readonly part: 'header' | 'claims';
}

const lookups = { header: headerMembers, claims: claimMembers } as const;

/** One part member by member, as far as it can be read; what cannot is shown as the text that it is. */
function PartSection({ part, token, context }: PartSectionProps) {
  const text = part === 'header' ? token.headerText : token.payloadText;
  const incomplete = token.incomplete[part];
  const object = token[part] ?? incomplete?.members ?? null;
  if (object === null || (incomplete !== null && Object.keys(object).length === 0)) {
    return <UnreadSection part={part} title={part === 'header' ? 'Header' : 'Payload'} text={text} />;
  }
  return (
    <MemberSection part={part} object={object} text={text} lookup={lookups[part]} repeats={token.repeats} context={context}>
      {incomplete === null || incomplete.rest === '' ? null : (
        <>
          <p className={classes.opaque}>From here on it cannot be read:</p>
          <UnreadPart text={incomplete.rest} />
        </>
      )}
    </MemberSection>
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
