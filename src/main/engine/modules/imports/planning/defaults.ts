import { Fault } from '@shared/contract/faults';
import { BadCell } from './cell-fault';
import { convertCell } from './convert-cell';
import type { Surroundings } from './surroundings';
import type { ImportField } from './targets';

/** Values for rows that have none, as people gave them: ids or names, tags as a list. Throws invalid_input by field. */
export function convertDefaults(
  defaults: Readonly<Record<string, string | readonly string[]>>,
  fields: ReadonlyMap<string, ImportField>,
  around: Surroundings,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(defaults)) {
    const target = fields.get(key);
    if (!target?.field) throw new Fault('invalid_input', { reason: 'unknownField', field: key });
    if (target.type === 'tags') {
      values[key] = typeof given === 'string' ? [given] : [...given];
      continue;
    }
    if (typeof given !== 'string' || target.isList)
      throw new Fault('invalid_input', { reason: 'badValue', field: key });
    if (given.trim() === '') continue;
    try {
      values[key] = convertCell(key, target.field, given, around);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      throw new Fault('invalid_input', { reason: 'badValue', field: key });
    }
  }
  return values;
}
