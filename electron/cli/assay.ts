#!/usr/bin/env node
import { run } from './run.ts';
import { hideExperimentalCryptography } from './runtime-warnings.ts';

hideExperimentalCryptography();

// Not awaited at top level: what it imports may be in one chunk with this file, which would then wait for itself.
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
