import type { Explanation } from '../../../core/contract/explanations.ts';
import { SectionTitle } from '../../token/section-title.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Note } from '../../ui/note.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import { CauseCard, type FixActions } from './cause-card.tsx';
import { ServerEye } from './server-eye.tsx';
import classes from './explanation-view.module.css';

export interface ExplanationViewProps extends FixActions {
  readonly explanation: Explanation;
  /** A fix is under way. */
  readonly busy: boolean;
  /** Asks the server for the documents that are not known, with the person’s consent; left out where nothing is to be asked. */
  readonly onAsk?: (() => void) | undefined;
  readonly asking: boolean;
}

/** Why a server refused: what it sees, the causes with the likeliest first, and what to hand on to its operator. */
export function ExplanationView({ explanation, busy, onAsk, asking, takes, fix, fixAndSend }: ExplanationViewProps) {
  const { said, checks, causes, consulted, profile, summary } = explanation;
  const open = consulted.filter(({ state }) => state === 'not asked' || state === 'failed');
  return (
    <div className={classes.explanation}>
      {said.meaning === null ? null : (
        <Note severity="information" title={said.vendor === null ? undefined : `${said.vendor}:`}>
          <SafeText text={said.meaning} />
        </Note>
      )}
      {checks.length === 0 ? null : (
        <div>
          <SectionTitle>What the server checked</SectionTitle>
          <ServerEye checks={checks} />
        </div>
      )}
      <div>
        <SectionTitle>{causes.length < 2 ? 'Cause' : 'Causes, likeliest first'}</SectionTitle>
        <ol className={classes.causes} aria-label="Causes">
          {causes.map((cause, index) => (
            <CauseCard
              key={`${cause.id} ${index}`}
              cause={cause}
              first={index === 0}
              busy={busy}
              takes={takes}
              fix={fix}
              fixAndSend={fixAndSend}
            />
          ))}
        </ol>
      </div>
      {open.map(({ what, url, state, message }) => (
        <Note
          key={`${what} ${url}`}
          severity={state === 'failed' ? 'warning' : 'information'}
          action={
            onAsk === undefined || state === 'failed' ? null : (
              <Button size="s" busy={asking} onClick={onAsk}>
                Ask the server
              </Button>
            )
          }
        >
          <SafeText text={message} />
        </Note>
      ))}
      <div className={classes.foot}>
        <CopyButton label="Copy a summary for its operator" text={summary} />
        <span>
          Without secrets. Judged as {profile.name}, because {profile.because}.
        </span>
      </div>
    </div>
  );
}
