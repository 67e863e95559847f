import { jsonCursor } from '../jose/json-scanner.ts';
import { jsonSightings } from './json-sightings.ts';
import { plainSightings } from './plain-sightings.ts';
import type { Layer, Sighting } from './sighting.ts';

/** Strings in strings, base64 in strings: deeper than this nothing is looked for. */
const deepestLayer = 4;

/** An object, or at the beginning of a line an array, that may be JSON. */
const jsonStart = /\{(?=\s{0,40}["}])|(?<=^[ \t]{0,40})\[(?=\s{0,40}[{["])/gm;

/** The tokens in a layer, in order: its JSON is walked over, the rest read as text. Takes time linear in the layer. */
export function layerSightings(layer: Layer): readonly Sighting[] {
  if (layer.depth > deepestLayer) return [];
  const found: Sighting[] = [];
  const cursor = jsonCursor(layer.text);
  let plainStart = 0;
  let from = 0;
  for (;;) {
    jsonStart.lastIndex = from;
    const start = jsonStart.exec(layer.text)?.index;
    if (start === undefined) break;
    cursor.at = start;
    const inside = jsonSightings(layer, cursor, layerSightings);
    // What was walked over in vain is not tried again, lest time grow with the square of the text.
    from = Math.max(cursor.at, start + 1);
    if (inside === null) continue;
    for (const each of plain(layer, plainStart, start)) found.push(each);
    for (const each of inside) found.push(each);
    plainStart = from;
  }
  for (const each of plain(layer, plainStart, layer.text.length)) found.push(each);
  return found;
}

function plain(layer: Layer, start: number, end: number): readonly Sighting[] {
  return start < end ? plainSightings(layer, { start, end }, layerSightings) : [];
}
