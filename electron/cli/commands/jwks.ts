import type { Command } from 'commander';
import { signingGap } from '../../../core/jose/key-rotation.ts';
import { integerArgument } from '../arguments.ts';
import { columns } from '../columns.ts';
import type { DefineCommand } from '../command-table.ts';
import { keySetDetails, keySetJson, keySetRow, keySetRowTitles, publishedOnlyWords, type NamedKeySet } from '../key-set-text.ts';
import { namedKey, namedKeySet } from '../names.ts';
import { withApi, type Api } from '../session.ts';
import { stopSignal } from '../stop-signal.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

interface Options {
  readonly json?: true;
}
interface OverlapOptions extends Options {
  readonly overlap?: number;
}
interface CreateOptions extends OverlapOptions {
  readonly port?: number;
  readonly maxAge?: number;
}

/** Seconds in a year: the longest overlap. */
const longestOverlap = 31_536_000;

/** `assay jwks`: key sets that are published from here, and the rotation of their keys. */
export const defineJwks: DefineCommand = (command, terminal) => {
  command.description('Publishes public keys as a JWK Set on 127.0.0.1 and as a file, and rotates them. A set is named by its name or id.');
  defineSets(command, terminal);
  defineRotation(command, terminal);
  definePublishing(command, terminal);
};

function defineSets(command: Command, terminal: Terminal): void {
  takeOverlap(command.command('create'), 'the set’s usual overlap')
    .description('Makes a key set with an address of its own, without keys.')
    .argument('<name>', 'what to call it')
    .option('--port <port>', 'port of its address; a free one if left out', integerArgument('--port', 1, 65_535))
    .option('--max-age <seconds>', 'how long servers may use it without asking again', integerArgument('--max-age', 0, 86_400))
    .option('--json', 'print JSON')
    .action((name: string, { json, ...settings }: CreateOptions) =>
      withSet(
        terminal,
        json,
        `Made the key set “${visibleText(name)}”.`,
        async (api) => (await api.keySets.create({ name, ...settings })).id,
      ),
    );

  command
    .command('list')
    .description('Lists the key sets.')
    .option('--json', 'print JSON')
    .action(async ({ json }: Options) => {
      const sets = await withApi(terminal, async (api) => Promise.all((await api.keySets.list()).map(({ id }) => described(api, id))));
      if (json) return await terminal.output(`${visibleJson(sets.map((set) => keySetJson(set, Date.now())))}\n`);
      if (sets.length === 0) return await terminal.diagnose('No key set is published yet. “assay jwks create NAME” makes one.');
      await terminal.output(
        columns([keySetRowTitles, ...sets.map(keySetRow)], (cell, _column, row) => (row === 0 ? terminal.style('dim', cell) : cell)),
      );
    });

  command
    .command('show')
    .description('Shows a key set: its address, its keys and their states.')
    .argument('<set>', 'name or id')
    .option('--json', 'print JSON')
    .action((given: string, { json }: Options) => withSet(terminal, json, null, (api) => setId(api, given)));

  command
    .command('remove')
    .description('Removes a key set; its keys stay.')
    .argument('<set>', 'name or id')
    .action(async (given: string) => {
      const set = await withApi(terminal, async (api) => {
        const found = namedKeySet(await api.keySets.list(), given);
        await api.keySets.remove({ id: found.id });
        return found;
      });
      await terminal.diagnose(`Removed the key set “${visibleText(set.name)}”.`);
    });
}

function defineRotation(command: Command, terminal: Terminal): void {
  const onKey = (name: string): Command =>
    command.command(name).argument('<set>', 'name or id').argument('<key>', 'name, id or kid').option('--json', 'print JSON');

  onKey('add')
    .description('Adds a key: the first of its algorithm as current, others as next, a public key as published only.')
    .option('--alg <alg>', 'JWS algorithm it is published for; what the key is for if left out')
    .action((set: string, key: string, { json, ...options }: Options & { alg?: string }) =>
      withApi(terminal, async (api) => {
        const where = await places(api, set, key);
        const changed = await described(api, (await api.keySets.addKey({ ...where, ...options })).id);
        const warning = publishedOnlyWords(changed, where.keyId);
        if (warning !== null) await terminal.diagnose(warning);
        await printSet(terminal, json, changed);
      }),
    );

  takeOverlap(onKey('promote'), 'how long the key that was current stays published')
    .description('Makes a key the current one; the one that was retires and stays published for the overlap.')
    .action((set: string, key: string, { json, ...options }: OverlapOptions) =>
      withSet(terminal, json, null, async (api) => (await api.keySets.promote({ ...(await places(api, set, key)), ...options })).id),
    );

  takeOverlap(onKey('retire'), 'how long it stays published from now on')
    .description('Retires a next key, or sets anew how long a retired one stays published.')
    .action((set: string, key: string, { json, ...options }: OverlapOptions) =>
      withSet(terminal, json, null, async (api) => (await api.keySets.retire({ ...(await places(api, set, key)), ...options })).id),
    );

  onKey('drop')
    .description('Takes a key out of a set at once; the key stays held.')
    .action((set: string, key: string, { json }: Options) =>
      withApi(terminal, async (api) => {
        const changed = await described(api, (await api.keySets.removeKey(await places(api, set, key))).id);
        const gap = signingGap(changed.set, (id) => changed.keys.find((held) => held.id === id));
        if (gap !== null) await terminal.diagnose(visibleText(`${gap.message} ${gap.fix}`));
        await printSet(terminal, json, changed);
      }),
    );
}

function definePublishing(command: Command, terminal: Terminal): void {
  command
    .command('export')
    .description('Prints the key set as it is published now.')
    .argument('<set>', 'name or id')
    .action(async (given: string) => {
      const { text } = await withApi(terminal, async (api) => api.keySets.export({ id: await setId(api, given) }));
      await terminal.output(text);
    });

  command
    .command('serve')
    .description('Serves a key set at its address until stopped. Changes made meanwhile are served at once.')
    .argument('<set>', 'name or id')
    .action((given: string) =>
      withApi(terminal, async (api) => {
        const stopped = stopSignal();
        const { state, url } = await api.keySets.serve({ id: await setId(api, given) });
        await terminal.output(`${url}\n`);
        if (state === 'elsewhere') return await terminal.diagnose('Another Assay on this machine serves it already.');
        await terminal.diagnose('Stop serving it with Ctrl+C.');
        await stopped;
      }),
    );
}

function takeOverlap(command: Command, meaning: string): Command {
  return command.option('--overlap <seconds>', meaning, integerArgument('--overlap', 0, longestOverlap));
}

/** Does what leads to a set, and prints that set. */
async function withSet(
  terminal: Terminal,
  json: true | undefined,
  done: string | null,
  work: (api: Api) => Promise<string>,
): Promise<void> {
  const set = await withApi(terminal, async (api) => described(api, await work(api)));
  if (done !== null && !json) await terminal.diagnose(done);
  await printSet(terminal, json, set);
}

async function printSet(terminal: Terminal, json: true | undefined, set: NamedKeySet): Promise<void> {
  await terminal.output(json ? `${visibleJson(keySetJson(set, Date.now()))}\n` : keySetDetails(set, Date.now(), terminal));
}

async function described(api: Api, id: string): Promise<NamedKeySet> {
  const [set, keys] = await Promise.all([api.keySets.get({ id }), api.keys.list()]);
  return { set, keys };
}

async function setId(api: Api, given: string): Promise<string> {
  return namedKeySet(await api.keySets.list(), given).id;
}

async function places(api: Api, set: string, key: string): Promise<{ readonly id: string; readonly keyId: string }> {
  return { id: await setId(api, set), keyId: namedKey(await api.keys.list(), key).id };
}
