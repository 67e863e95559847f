import type { ProbePlan } from '../../../core/contract/probes.ts';
import type { TokenRequestDraft } from '../../../core/contract/tokens.ts';
import { probeConclusion, type ProbeConclusion } from '../../../core/explain/probe/conclusion.ts';
import { mostProbeRequests } from '../../../core/explain/probe/course.ts';
import type { TrialAnswer } from '../../../core/explain/probe/trial.ts';
import { initialDraft } from '../../../core/oauth/draft.ts';
import { integerArgument, numberArgument } from '../arguments.ts';
import { signingKid } from '../assertion-options.ts';
import { CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { exitCodes } from '../exit-code.ts';
import { namedClient } from '../names.ts';
import { answerLine, planText } from '../probe-text.ts';
import { withApi, type Api } from '../session.ts';
import { stopSignal } from '../stop-signal.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

interface ProbeOptions {
  readonly dryRun?: true;
  readonly max: number;
  readonly rate: number;
  readonly json?: true;
}

/** `assay probe`: finds out what a server wants, by varying one thing at a time. */
export const defineProbe: DefineCommand = (command, terminal) => {
  command
    .description(
      'Sends a token request that a server refuses again and again, with one thing changed at a time, until one is taken; then says the smallest change that suffices. Only the registration’s token endpoint is asked. It stops at 429 and at Retry-After.',
    )
    .argument('<client>', 'name, id or client_id')
    .option('--dry-run', 'print the plan and send nothing')
    .option('--max <number>', 'requests at most', integerArgument('--max', 1, mostProbeRequests), mostProbeRequests)
    .option('--rate <number>', 'requests a second', numberArgument('--rate', 0.1, 10), 2)
    .option('--json', 'print JSON')
    .action((given: string, options: ProbeOptions) => withApi(terminal, (api) => probe(given, options, api, terminal)));
};

async function probe(given: string, options: ProbeOptions, api: Api, terminal: Terminal): Promise<void> {
  const client = namedClient(await api.clients.list(), given);
  const kid = await signingKid(client, api);
  const { request: draft, assertion } = initialDraft(client, kid === null ? {} : { kid });
  const request: TokenRequestDraft = { ...draft, assertion: assertion.lastGood };
  const input = { clientId: client.id, request, most: options.max, rate: options.rate };
  const plan = await api.probes.plan(input);
  if (options.dryRun) return await terminal.output(options.json ? `${visibleJson({ plan })}\n` : planText(plan));
  const answers: TrialAnswer[] = [];
  let conclusion: ProbeConclusion | null = null;
  const control = new AbortController();
  void stopSignal().then(() => control.abort());
  for await (const event of await api.probes.run(input, { signal: control.signal })) {
    if ('conclusion' in event) ({ conclusion } = event);
    else {
      answers.push(event.answer);
      if (!options.json) await terminal.diagnose(answerLine(event.answer, plan.variations));
    }
  }
  conclusion ??= probeConclusion(plan.variations, answers, true);
  await report({ plan, answers, conclusion }, options, terminal);
}

interface Probed {
  readonly plan: ProbePlan;
  readonly answers: readonly TrialAnswer[];
  readonly conclusion: ProbeConclusion;
}

/** Prints what came of it; fails where nothing was found that the server takes. */
async function report({ plan, answers, conclusion }: Probed, { json }: ProbeOptions, terminal: Terminal): Promise<void> {
  const words = visibleText(conclusion.sentence);
  const taken = conclusion.verdict === 'found' || conclusion.verdict === 'accepted as it is';
  if (json) await terminal.output(`${visibleJson({ plan, answers, conclusion })}\n`);
  else if (taken) await terminal.output(`${words}\n`);
  if (taken) return;
  const unreached = answers.at(-1)?.outcome === 'unreached';
  throw new CommandFailure(unreached ? exitCodes.unreachable : exitCodes.refused, words);
}
