import { useMemo } from 'react';
import type { InquiryAnswer, InquiryName, TokenInquiry } from '../../../../core/contract/token-inquiries.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { claimMembers } from '../../../../core/jose/nested-members.ts';
import type { MemberContext } from '../../../../core/jose/registered-member.ts';
import { displayWireText } from '../../../../core/oauth/wire-text.ts';
import { useJudgedInstant } from '../../../app/judged-instant.ts';
import { MemberSection } from '../../../token/member-section.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { ExchangePartSwitch, ExchangeSection } from '../../../wire/exchange-section.tsx';
import { millisecondsText } from '../../../wire/timing-phases.ts';
import { ErrorStatus, UnusableStatus } from '../exchange/answer-status.tsx';
import { ExchangeNotes } from '../exchange/exchange-notes.tsx';
import { ExplainedRefusal } from '../exchange/explained-refusal.tsx';
import { FailureLine } from '../exchange/failure-line.tsx';
import type { Remedy } from '../exchange/remedy.ts';
import { useShownPart } from '../exchange/use-shown-part.ts';
import { StatusLine, StatusSource } from '../../../wire/status-line.tsx';
import classes from '../workbench-panes.module.css';

export interface InquiryAnswerPaneProps {
  readonly inquiry: TokenInquiry;
  readonly remedy: Remedy;
}

const titles: Readonly<Record<InquiryName, string>> = {
  introspection: 'Answer to the introspection',
  revocation: 'Answer to the revocation',
};

/** What the server answered when it was asked about a token. */
export function InquiryAnswerPane({ inquiry, remedy }: InquiryAnswerPaneProps) {
  const { answer, response, failure } = inquiry;
  const refused = answer === null || answer.kind === 'error' || answer.kind === 'unusable';
  const [part, setPart] = useShownPart(inquiry.id, refused);
  const total = response?.timings.total ?? failure?.timings.total;
  return (
    <Pane aria-labelledby="inquiry-title">
      <PaneHead
        titleId="inquiry-title"
        title={titles[inquiry.inquiry]}
        detail={total === undefined ? undefined : millisecondsText(total)}
        actions={<ExchangePartSwitch part={part} explained={refused} onChange={setPart} />}
      />
      <PaneBody>
        <div className={classes.stack}>
          <InquiryStatus inquiry={inquiry} />
          {part === 'why' ? <ExplainedRefusal key={inquiry.id} exchangeId={inquiry.id} remedy={remedy} /> : null}
          <ExchangeNotes notes={inquiry.notes} stale={false} />
          {part === 'body' && answer?.kind === 'active' ? (
            <AnsweredMembers members={answer.members} text={displayWireText(response?.body.text ?? [])} />
          ) : null}
          {part === 'why' ? null : <ExchangeSection exchange={inquiry} part={part} />}
        </div>
      </PaneBody>
    </Pane>
  );
}

type Settled = Exclude<InquiryAnswer['kind'], 'error' | 'unusable'>;

const sentences: Readonly<Record<Settled, { readonly says: string; readonly source: string; readonly tone: 'good' | 'warn' }>> = {
  active: { says: 'The token holds.', source: 'RFC 7662 2.2', tone: 'good' },
  inactive: {
    says: 'The token does not hold: it has ended, was revoked or is unknown, or this client may not know of it. The server says no more than that.',
    source: 'RFC 7662 2.2',
    tone: 'warn',
  },
  revoked: {
    says: 'The token is revoked. A server answers the same for a token that it does not know.',
    source: 'RFC 7009 2.2',
    tone: 'good',
  },
};

function InquiryStatus({ inquiry: { response, failure, answer } }: Pick<InquiryAnswerPaneProps, 'inquiry'>) {
  if (response === null || answer === null) return <FailureLine failure={failure} />;
  if (answer.kind === 'error') return <ErrorStatus status={response.status} answer={answer} />;
  if (answer.kind === 'unusable') return <UnusableStatus response={response} answer={answer} />;
  const { says, source, tone } = sentences[answer.kind];
  return (
    <StatusLine tone={tone} title={`${response.status} ${response.statusText}`.trim()}>
      {says} <StatusSource source={source} />
    </StatusLine>
  );
}

const noHeader: JsonObject = Object.freeze(Object.create(null));

/** What the server says of the token, member by member. */
function AnsweredMembers({ members, text }: { readonly members: JsonObject; readonly text: string }) {
  const at = useJudgedInstant();
  const context = useMemo<MemberContext>(() => ({ at, header: noHeader, claims: members }), [at, members]);
  return <MemberSection part="claims" object={members} text={text} lookup={claimMembers} context={context} />;
}
