/** SQLite's own words, kept in this folder; the PostgreSQL forms join them when that database does. */

/** A column the planner shall not use an index of: it reads what the walk's index already holds. */
export function unindexed(column: string): string {
  return `+${column}`;
}

/** Makes a statement walk the named index instead of the one the planner would guess. */
export function indexedBy(index: string): string {
  return `INDEXED BY ${index}`;
}

/** Makes a statement read the table from end to end. */
export const wholeTable = 'NOT INDEXED';

/** A value inside a JSON column; the key is checked by the caller. */
export function jsonValue(column: string, key: string): string {
  return `json_extract(${column}, '$."${key}"')`;
}

/**
 * A whole amount times an exact decimal kept as text, rounded half away from zero; null where either is. SQLite multiplies
 * doubles, so every connection brings its own function.
 */
export function timesFactor(amount: string, factor: string): string {
  return `times_factor(${amount}, ${factor})`;
}

/** A decimal kept as text, as the number it is nearest to: for comparing, never for reckoning. */
export function asNumber(column: string): string {
  return `CAST(${column} AS DOUBLE PRECISION)`;
}

/** Whether a value inside a JSON column is there, so that an index on it is searched: all texts come after all numbers. */
export function hasJsonValue(value: string): string {
  return `${value} >= -9e999`;
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

/**
 * The same for a walk over a table's rows: asks at one row in 256, since each asking costs as much as passing an index
 * entry. It must be the first condition, or rows the others refuse never ask.
 */
export function keepWalking(alias: string): string {
  return `(${alias}.rowid % 256 <> 0 OR ${keepGoing})`;
}
