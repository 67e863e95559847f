import type { WireResponse } from '../../../../core/contract/exchanges.ts';
import type { OAuthAnswer, TokenExchange } from '../../../../core/contract/tokens.ts';
import { durationWords } from '../../../../core/jose/time-words.ts';
import { FailureLine } from './failure-line.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { StatusLine, StatusSource } from '../../../wire/status-line.tsx';
import { statusTone } from '../../../wire/status-tone.ts';

function successWords({ tokenType, expiresIn, scope }: Extract<OAuthAnswer, { kind: 'success' }>): string {
  const parts = [
    tokenType,
    expiresIn === null ? 'says nothing of its lifetime' : `expires in ${durationWords(expiresIn)}`,
    scope === null ? null : `scope ${scope}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The outcome of a token request, the first thing to read: status, error code, and what it means. */
export function AnswerStatus({ exchange, stale }: { readonly exchange: TokenExchange; readonly stale: boolean }) {
  const { response, failure, answer } = exchange;
  if (response === null) return <FailureLine failure={failure} />;
  const status = `${response.status} ${response.statusText}`.trim();
  if (answer === null || answer.kind === 'success') {
    return (
      <StatusLine tone={statusTone(response.status)} stale={stale} title={status}>
        {answer === null ? null : <SafeText text={successWords(answer)} />}
      </StatusLine>
    );
  }
  if (answer.kind === 'unusable') return <UnusableStatus response={response} answer={answer} stale={stale} />;
  return <ErrorStatus status={response.status} answer={answer} stale={stale} />;
}

export interface UnusableStatusProps {
  readonly response: Pick<WireResponse, 'status' | 'statusText'>;
  readonly answer: Extract<OAuthAnswer, { kind: 'unusable' }>;
  readonly stale?: boolean | undefined;
}

/** A response that is none of what the endpoint may answer. */
export function UnusableStatus({ response: { status, statusText }, answer, stale = false }: UnusableStatusProps) {
  return (
    <StatusLine tone="bad" stale={stale} title={`${status} ${statusText}`.trim()}>
      <SafeText text={answer.explanation} />
    </StatusLine>
  );
}

export interface ErrorStatusProps {
  readonly status: number;
  readonly answer: Extract<OAuthAnswer, { kind: 'error' }>;
  readonly stale?: boolean | undefined;
}

/** An OAuth error: its code, the server’s own words, and what the code means. */
export function ErrorStatus({ status, answer, stale = false }: ErrorStatusProps) {
  return (
    <StatusLine tone="bad" stale={stale} title={<SafeText text={`${status} ${answer.error}`} />}>
      {answer.description === null ? null : (
        <p>
          “<SafeText text={answer.description} />”
        </p>
      )}
      <p>
        {answer.explanation} <StatusSource source={answer.source} />
      </p>
      {answer.uri === null ? null : (
        <p>
          The server points to <SafeText text={answer.uri} />
        </p>
      )}
    </StatusLine>
  );
}
