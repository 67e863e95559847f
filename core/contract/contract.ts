import { assertions } from './assertions.ts';
import { calls } from './calls.ts';
import { clients } from './clients.ts';
import { drafts } from './drafts.ts';
import { evidence } from './evidence.ts';
import { explanations } from './explanations.ts';
import { host } from './host.ts';
import { keySets } from './key-sets.ts';
import { keys } from './keys.ts';
import { metadata } from './metadata.ts';
import { playground } from './playground.ts';
import { profiles } from './profiles.ts';
import { probes } from './probes.ts';
import { scans } from './scans.ts';
import { tokens } from './tokens.ts';
import { vault } from './vault.ts';

/** Every operation Assay offers. All hosts serve it, and the renderer and the command line call nothing else. */
export const contract = {
  assertions,
  calls,
  clients,
  drafts,
  evidence,
  explanations,
  host,
  keySets,
  keys,
  metadata,
  playground,
  profiles,
  probes,
  scans,
  tokens,
  vault,
};
