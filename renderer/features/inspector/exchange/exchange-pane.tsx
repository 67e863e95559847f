import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { GivenExchange } from '../../../../core/contract/explanations.ts';
import { faultText } from '../../../app/host-fault.ts';
import { queries } from '../../../app/host.ts';
import { ExplanationView } from '../../../explain/diagnosis/explanation-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/inputs.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './exchange-pane.module.css';

export interface ExchangePaneProps {
  /** What holds a request and its answer. */
  readonly text: string;
  readonly onClose: () => void;
}

/** Why a server refused a request that somebody recorded. */
export function ExchangePane({ text, onClose }: ExchangePaneProps) {
  const { data, error } = useQuery(
    queries.explanations.readExchange.queryOptions({ input: { text }, retry: false, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  return (
    <Pane aria-labelledby="exchange-title">
      <PaneHead
        titleId="exchange-title"
        title="Why it was refused"
        actions={
          <Button size="s" onClick={onClose}>
            Back to the tokens
          </Button>
        }
      />
      <PaneBody>
        {error === null ? null : <Note severity="error">{faultText(error)}</Note>}
        {data === undefined ? error === null ? <Loading /> : null : <ExplainedExchange exchange={data} />}
      </PaneBody>
    </Pane>
  );
}

/** The registration that the request’s own client_id and address lead to. */
const found = 'found';

function ExplainedExchange({ exchange }: { readonly exchange: GivenExchange }) {
  const id = useId();
  const [chosen, setChosen] = useState(found);
  const [ask, setAsk] = useState(false);
  const { data: clients = [] } = useQuery(queries.clients.list.queryOptions());
  const { data, error, isFetching } = useQuery(
    queries.explanations.explainGiven.queryOptions({
      input: { exchange, ask, ...(chosen === found ? {} : { clientId: chosen }) },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      placeholderData: keepPreviousData,
    }),
  );
  const name = clients.find((client) => client.id === data?.clientId)?.name;
  return (
    <div className={classes.exchange}>
      <p className={classes.request}>
        <SafeText text={`${exchange.request.method} ${exchange.request.url}`} />
        <b>
          <SafeText text={`${exchange.response.status}`} />
        </b>
      </p>
      <label className={classes.client} htmlFor={id}>
        Judged against
        <Select
          id={id}
          options={[
            { value: found, label: chosen === found ? (name ?? 'no registration: none fits') : 'the registration that fits' },
            ...clients.map((client) => ({ value: client.id, label: client.name })),
          ]}
          value={chosen}
          onChange={setChosen}
        />
      </label>
      {error === null ? null : <Note severity="error">{faultText(error)}</Note>}
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : data.refused ? (
        <ExplanationView
          explanation={data}
          busy={false}
          asking={isFetching}
          onAsk={ask ? undefined : () => setAsk(true)}
          takes={never}
          fix={nothing}
          fixAndSend={nothing}
        />
      ) : (
        <Note severity="success">The server did what it was asked: there is nothing to explain.</Note>
      )}
    </div>
  );
}

/** What was recorded elsewhere cannot be sent again from here. */
const never = (): boolean => false;
const nothing = (): void => undefined;
