import type { WireText } from '../../core/oauth/wire-text.ts';

/** Takes a form body apart before each `&`, so that every parameter can stand on a line; joined they are the body again. */
export function formParameters(body: WireText): WireText[] {
  const parameters: WireText[number][][] = [];
  for (const part of body) {
    const pieces = typeof part === 'string' ? part.split(/(?=&)/) : [part];
    for (const piece of pieces) {
      const last = parameters.at(-1);
      if (last === undefined || (typeof piece === 'string' && piece.startsWith('&'))) parameters.push([piece]);
      else last.push(piece);
    }
  }
  return parameters;
}
