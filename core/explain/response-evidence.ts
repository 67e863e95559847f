import type { WireResponse } from '../contract/exchanges.ts';
import { readJsonObject } from '../jose/json-reader.ts';
import { displayWireText } from '../oauth/wire-text.ts';
import type { ResponseEvidence } from './evidence.ts';

/** Characters of a body that are looked at. */
const longest = 100_000;

/** A response as evidence, secrets masked. @param startedAt when the request was begun, in milliseconds */
export function responseEvidence(response: WireResponse, startedAt: number): ResponseEvidence {
  const { status, headers, body, timings, clockOffset } = response;
  const text = body.format === 'binary' ? '' : displayWireText(body.text).slice(0, longest);
  return {
    status,
    headers: headers.map(({ name, value }) => ({ name, value: displayWireText(value) })),
    body: text,
    json: readJsonObject(text).value,
    receivedAt: Math.floor((startedAt + (timings.firstByte ?? timings.total)) / 1000),
    clockOffset,
  };
}
