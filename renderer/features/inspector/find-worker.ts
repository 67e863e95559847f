import { findTokens } from '../../../core/inspect/find-tokens.ts';

/** The program of the thread that looks through long texts: a text comes in, the tokens found in it go out. */
addEventListener('message', ({ data }: MessageEvent<string>) => postMessage(findTokens(data)));
