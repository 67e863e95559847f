import { applyFix } from '../../core/explain/apply-fix.ts';
import type { Explanation } from '../../core/contract/explanations.ts';
import type { TokenExchange } from '../../core/contract/tokens.ts';
import { registrationChanges, type Fix } from '../../core/explain/fix.ts';
import { initialDraft, type Draft } from '../../core/oauth/draft.ts';
import { jwtAssertionType } from '../../core/oauth/client-authentication.ts';
import type { FaultBench } from './fault-bench.ts';
import type { Fault } from './fault.ts';

/** What became of a fault. */
export interface FaultResult {
  readonly fault: Fault;
  /** Whether the server refused at all; a fault that it does not mind proves nothing. */
  readonly refused: boolean;
  /** Place of the true cause in the list, from 0; -1 where it is not in it. */
  readonly place: number;
  /** Whether something else was called the cause. */
  readonly misled: boolean;
  /** Whether the first cause's fix made the server accept. */
  readonly fixed: boolean;
  readonly causes: Explanation['causes'];
  readonly said: string;
}

/** Makes a fault, has the refusal explained, applies the fix as the product does, and sends again. */
export async function tryFault(bench: FaultBench, fault: Fault): Promise<FaultResult> {
  const { api, clock } = bench;
  const server = bench.servers[fault.server];
  const input = bench.registration(fault.client ?? 'signer', server);
  const client = await api.clients.create({ ...input, ...fault.registration?.(bench, server) });
  const kid = client.keyId === null || client.method === 'client_secret_jwt' ? null : (await api.keys.get({ id: client.keyId })).kid;
  const named = client.keySetId === null ? kid : '{{kid}}';
  const right = initialDraft(client, named === null ? {} : { kid: named });
  const wrong = applyFix(right, { title: '', changes: fault.draft?.(server, bench) ?? [] });
  const draft = fault.token === undefined ? wrong : await withToken(bench, wrong, client.id, fault.token);
  clock.seconds = fault.clock ?? 0;
  if (fault.unpublished) await api.keySets.stop({ id: bench.keySetId });
  try {
    if (fault.twice) await send(bench, client.id, draft);
    const exchange = await send(bench, client.id, draft);
    const explanation = await api.explanations.explain({ exchangeId: exchange.id, ask: true });
    const { causes } = explanation;
    const place = causes.findIndex(({ id }) => fault.cause.includes(id));
    const [first] = causes;
    const fixed = first?.fix ? await isAccepted(bench, client.id, draft, first.fix) : false;
    const misled = causes.some(({ id, verdict }) => verdict === 'cause' && !fault.cause.includes(id));
    const said = JSON.stringify(explanation.said);
    return { fault, refused: explanation.refused, place, misled, fixed, causes, said };
  } finally {
    clock.seconds = 0;
    if (fault.unpublished) await api.keySets.serve({ id: bench.keySetId });
  }
}

function send({ api }: FaultBench, clientId: string, { request, assertion }: Draft): Promise<TokenExchange> {
  return api.tokens.request({ clientId, request: { ...request, assertion: assertion.lastGood } });
}

/** What a person does with the button: the registration is mended where the fix says so, the draft is, and it is sent again. */
async function isAccepted(bench: FaultBench, clientId: string, draft: Draft, fix: Fix): Promise<boolean> {
  const changes = [...registrationChanges(fix)];
  try {
    if (changes.length > 0) await bench.api.explanations.applyToRegistration({ clientId, changes });
    const { answer } = await send(bench, clientId, applyFix(draft, fix));
    return answer?.kind === 'success';
  } catch {
    return false;
  }
}

/** The draft with a token as a parameter of its own, as people do who sign elsewhere. */
async function withToken(bench: FaultBench, draft: Draft, clientId: string, made: NonNullable<Fault['token']>): Promise<Draft> {
  const { token } = await bench.api.assertions.sign({ clientId, assertion: draft.assertion.lastGood });
  const parameters = [
    ...draft.request.parameters,
    { name: 'client_assertion_type', value: jwtAssertionType },
    { name: 'client_assertion', value: made(token, bench) },
  ];
  return { ...draft, request: { ...draft.request, method: 'none', sendClientId: false, parameters } };
}
