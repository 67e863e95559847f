import { resolve } from 'node:path';
import type { JosePeer } from './jose-peer.ts';
import type { Program } from './programs.ts';

/** Answers all requests in one process of Python, which takes longer to start than to answer. */
export function pythonPeer(program: Program, script: string): JosePeer['answer'] {
  return (bench, requests) => JSON.parse(bench.run(program, [resolve('test/interop/peers', script)], JSON.stringify(requests)).toString());
}
