import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WireRequest } from '../../../../core/contract/exchanges.ts';
import { curlCommand } from '../../../../core/oauth/curl.ts';
import type { Resolved } from '../../../../core/oauth/placeholders.ts';
import { faultText } from '../../../app/host-fault.ts';
import { queries } from '../../../app/host.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Switch } from '../../../ui/inputs.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { useWorkbench } from '../workbench-context.ts';
import verbatim from '../../../ui/verbatim.module.css';
import classes from '../workbench-panes.module.css';

/** The request as a command for a shell. Secrets are variables, unless an assertion signed for it is asked for. */
export function CurlView({ preview }: { readonly preview: Resolved<WireRequest> }) {
  const { client, situation } = useWorkbench();
  const [included, setIncluded] = useState(false);
  const { draft } = situation;
  const prepared = useQuery(
    queries.tokens.prepare.queryOptions({
      input: { clientId: client.id, request: { ...draft.request, assertion: draft.assertion.lastGood } },
      enabled: included,
      staleTime: 0,
      gcTime: 0,
    }),
  );
  const problem = included ? prepared.error : null;
  const request = included ? prepared.data?.request : preview.ok ? preview.value : undefined;
  const { basicEncoding } = draft.request;
  const options = { shell: 'posix', reveal: included, clientId: client.clientId, basicEncoding } as const;
  const command = request === undefined ? null : curlCommand(request, options);
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <Switch label="Include tokens" checked={included} onChange={setIncluded} />
        {command === null ? null : <CopyButton text={command} />}
      </div>
      {included ? (
        <Note severity="warning">
          The command holds an assertion signed just now. Whoever has it can use it until it expires. Client secrets stay variables.
        </Note>
      ) : null}
      {problem === null ? null : <Note severity="error">{faultText(problem)}</Note>}
      {preview.ok || included ? null : (
        <Note severity="warning">
          <SafeText text={`${preview.problem.message} ${preview.problem.fix}`} />
        </Note>
      )}
      {command === null ? null : (
        <figure aria-label="curl command">
          <pre className={verbatim.verbatim} translate="no">
            <SafeText text={command} />
          </pre>
        </figure>
      )}
    </div>
  );
}
