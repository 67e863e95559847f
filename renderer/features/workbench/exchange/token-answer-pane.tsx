import { ArrowRight, Eye, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TokenExchange } from '../../../../core/contract/tokens.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { ExchangePartSwitch, ExchangeSection } from '../../../wire/exchange-section.tsx';
import { hasMaskedTokens } from '../../../wire/masked-tokens.ts';
import { millisecondsText } from '../../../wire/timing-phases.ts';
import { useWorkbench } from '../workbench-context.ts';
import { ProbeOffer } from '../probe/probe-offer.tsx';
import classes from '../workbench-panes.module.css';
import { AnswerStatus } from './answer-status.tsx';
import { ExplainedRefusal } from './explained-refusal.tsx';
import { ExchangeNotes } from './exchange-notes.tsx';
import type { Remedy } from './remedy.ts';
import { useShownPart } from './use-shown-part.ts';
import { useRevealed } from './use-revealed.ts';

export interface TokenAnswerPaneProps {
  readonly exchange: TokenExchange | null;
  readonly stale: boolean;
  /** “Answer” unless it needs another name. */
  readonly title?: string | undefined;
  /** What is done about a refusal. */
  readonly remedy: Remedy;
  /** Whether a probe can find out what the server wants instead. */
  readonly probed?: boolean | undefined;
  /** Shown while there is no exchange. */
  readonly empty: ReactNode;
}

/** What the token endpoint answered. */
export function TokenAnswerPane({ exchange, empty, title = 'Answer', ...rest }: TokenAnswerPaneProps) {
  if (exchange !== null) return <TokenAnswer exchange={exchange} title={title} {...rest} />;
  return (
    <Pane aria-labelledby="answer-title">
      <PaneHead titleId="answer-title" title={title} />
      <PaneBody>{empty}</PaneBody>
    </Pane>
  );
}

function TokenAnswer({
  exchange: masked,
  stale,
  title,
  remedy,
  probed = false,
}: Omit<TokenAnswerPaneProps, 'exchange' | 'empty'> & { readonly exchange: TokenExchange }) {
  const refused = masked.answer?.kind !== 'success';
  const [part, setPart] = useShownPart(masked.id, refused);
  const { exchange, shown, toggle } = useRevealed(masked);
  const total = exchange.response?.timings.total ?? exchange.failure?.timings.total;
  return (
    <Pane aria-labelledby="answer-title">
      <PaneHead
        titleId="answer-title"
        title={title}
        detail={total === undefined ? undefined : millisecondsText(total)}
        actions={
          <>
            {hasMaskedTokens(masked) ? (
              <IconButton
                size="s"
                label={shown ? 'Mask tokens' : 'Show tokens'}
                icon={<Icon of={shown ? EyeOff : Eye} />}
                onClick={toggle}
              />
            ) : null}
            <ExchangePartSwitch part={part} explained={refused} onChange={setPart} />
          </>
        }
      />
      <PaneBody>
        <div className={classes.stack}>
          <AnswerStatus exchange={exchange} stale={stale} />
          {part === 'why' ? <ExplainedRefusal key={masked.id} exchangeId={masked.id} remedy={remedy} /> : null}
          {part === 'why' && refused && probed ? <ProbeOffer /> : null}
          <ExchangeNotes notes={exchange.notes} stale={stale} />
          {part === 'why' ? null : <ExchangeSection exchange={exchange} part={part} />}
          <ReceivedTokens exchange={exchange} />
        </div>
      </PaneBody>
    </Pane>
  );
}

/** The way on, when tokens came. */
function ReceivedTokens({ exchange }: { readonly exchange: TokenExchange }) {
  const { session } = useWorkbench();
  const count = exchange.tokens.length;
  if (count === 0) return null;
  return (
    <div className={classes.bar}>
      <span className={classes.muted}>{count === 1 ? 'One token was kept, sealed.' : `${count} tokens were kept, sealed.`}</span>
      <Button
        variant="quiet"
        size="s"
        onClick={() => {
          session.openToken((exchange.tokens.find((token) => token.kind === 'access_token') ?? exchange.tokens[0])?.id ?? null);
          session.select('tokens');
        }}
      >
        Open {count === 1 ? 'it' : 'them'}
        <Icon of={ArrowRight} />
      </Button>
    </div>
  );
}
