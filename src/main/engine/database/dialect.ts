/** SQLite's own words, kept in this folder; the PostgreSQL forms join them when that database does. */

/** A column the planner shall not use an index of: it reads what the walk's index already holds. */
export function unindexed(column: string): string {
  return `+${column}`;
}

/** Makes a statement walk the named index instead of the one the planner would guess. */
export function indexedBy(index: string): string {
  return `INDEXED BY ${index}`;
}

/** A value inside a JSON column; the key is checked by the caller. */
export function jsonValue(column: string, key: string): string {
  return `json_extract(${column}, '$."${key}"')`;
}

/** Text compared without case for ASCII; `%` and `_` in the pattern are escaped with a backslash. */
export function likeAnywhere(expression: string): string {
  return `${expression} LIKE ? ESCAPE '\\'`;
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** On a reader thread: makes a long statement ask, row by row, whether it shall go on (rule 7). */
export const keepGoing = 'keep_going() = 1';
