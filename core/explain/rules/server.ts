import { serverAnswerRules } from './server-answer.ts';
import { serverMetadataRules } from './server-metadata.ts';

/** SRV: what the server publishes, and how it answers. */
export const serverRules = [...serverMetadataRules, ...serverAnswerRules];
