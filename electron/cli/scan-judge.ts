import { createTokenJudge, type TokenJudge } from '../../core/scan/token-judge.ts';
import { dataDirectory } from '../store/data-directory.ts';
import { readOwnProfiles } from '../store/own-profiles.ts';

/** Judges the tokens of a scan as of now, by a person's own profiles too. Loaded only where findings are asked for. */
export function scanJudge(): TokenJudge {
  return createTokenJudge({ at: Math.floor(Date.now() / 1000), own: readOwnProfiles(dataDirectory(process.env)).profiles });
}
