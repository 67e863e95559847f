/**
 * How values go over the wire that oRPC would change on the way; every host and every client of one is given these.
 *
 * An object with a member of its own called `__proto__`, which a claims set may have, is carried as JSON text: rebuilt member
 * by member it would lose that one.
 */
export const jsonSerializers = [
  {
    type: 21,
    condition: (data: unknown): boolean =>
      typeof data === 'object' && data !== null && !Array.isArray(data) && Object.hasOwn(data, '__proto__'),
    serialize: (data: unknown): unknown => JSON.stringify(data),
    deserialize: (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : {}),
  },
];
