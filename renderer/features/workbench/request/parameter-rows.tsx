import { displayWireText } from '../../../../core/oauth/wire-text.ts';
import { maskedCredentials } from '../../../../core/oauth/token-request.ts';
import { describePlaceholder, resolveParameter } from '../../../../core/oauth/placeholders.ts';
import { findingsAt } from '../../../explain/findings-of.ts';
import { useNow } from '../../../ui/use-now.ts';
import { NamedValues } from '../fields/named-values.tsx';
import { useFindings } from '../findings/findings-context.ts';
import type { StepFault } from '../run/fault.ts';
import { useWorkbench } from '../workbench-context.ts';

/** The request's further parameters, each with what its placeholders become. */
export function ParameterRows({ fault }: { readonly fault: StepFault | null }) {
  const { client, session, situation } = useWorkbench();
  const { request } = situation.draft;
  const { findings } = useFindings();
  const now = useNow(1000);
  const values = {
    clientId: client.clientId,
    issuer: client.issuer,
    tokenEndpoint: request.tokenEndpoint,
    now: Math.floor(now / 1000),
    uuid: () => 'fresh for every request',
    assertion: maskedCredentials.assertion,
    refreshToken: maskedCredentials.refreshToken,
  };
  const resolve = (value: string, name: string) => (value.includes('{{') ? resolveParameter(value, values, name) : null);
  return (
    <NamedValues
      noun="parameter"
      part="parameters"
      values={request.parameters}
      onChange={(parameters, row) =>
        session.edit(row === undefined ? { type: 'parameters', parameters } : { type: 'parameters', parameters, row })
      }
      preview={({ name, value }) => {
        const resolved = resolve(value, name);
        return describePlaceholder(value) ?? (resolved?.ok === true ? displayWireText(resolved.value) : null);
      }}
      findingsAt={({ name }, row) => {
        // What is said of a name is said once, at the first row that has it.
        const first = request.parameters.findIndex((parameter) => parameter.name === name) === row;
        return first ? findingsAt(findings, 'parameters', name) : [];
      }}
      faultAt={({ name, value }) => {
        if (fault?.field === `parameters.${name}`) return fault;
        const resolved = resolve(value, name);
        if (resolved === null || resolved.ok) return null;
        const { message, fix } = resolved.problem;
        return { step: 'request', field: `parameters.${name}`, message, fix, position: null };
      }}
    />
  );
}
