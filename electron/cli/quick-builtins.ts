/*
 * Node's own modules for the way to a quick decode. Imported as ES modules, their every member would be read, and with it what
 * each member loads only when it is used; that takes a tenth of the whole start.
 */
export const fs = process.getBuiltinModule('node:fs');
export const util = process.getBuiltinModule('node:util');
