import type { Detector } from './suspicion.ts';
import { answerDetector } from './suspicions/answer.ts';

/** Everything that looks for causes beside the rules: what only the server's answer, or several parts together, can tell. */
export const detectors: readonly Detector[] = [answerDetector];
