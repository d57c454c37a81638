import { Fault } from '@shared/contract/faults';
import type { CommandContext } from '../context';
import type { RecordKind } from './record-kind';

type Values = Readonly<Record<string, unknown>>;

/**
 * Checks the firm's own fields against their descriptions and lays them over what was there; null takes a value away.
 * Unknown and retired fields are refused by name.
 */
export function checkCustomValues(
  context: CommandContext,
  kind: RecordKind,
  given: Values,
  before: Values,
): Record<string, unknown> {
  const values: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(given)) {
    const own = context.services.customFields.find(kind.resource, key);
    if (!own || own.isRetired) throw new Fault('invalid_input', { reason: 'unknownField', field: `custom.${key}` });
    if (context.caller.access.group(own.group) !== 'show')
      throw new Fault('invalid_input', { reason: 'hiddenField', field: `custom.${key}` });
    if (value === null) {
      delete values[key];
      continue;
    }
    const checked = own.field.schema.safeParse(value);
    if (!checked.success) throw new Fault('invalid_input', { reason: 'badValue', field: `custom.${key}` });
    values[key] = checked.data;
  }
  return values;
}
